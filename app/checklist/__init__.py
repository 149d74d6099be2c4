"""What a reply shows of each guideline: kinds of check, guards, commitments, answers, and the checklist itself."""
