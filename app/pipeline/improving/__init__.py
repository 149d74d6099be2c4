"""A person's own reply, improved by the smallest edits that the checklist sees."""
