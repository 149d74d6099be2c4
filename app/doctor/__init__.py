"""What is well and what is not, told in one line a check, each red one with what to do."""
