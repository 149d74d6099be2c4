"""What is counted and traced of our work, never with anybody's words."""
