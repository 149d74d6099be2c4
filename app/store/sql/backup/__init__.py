"""Copies of a SQLite database while it is worked with, packed into one file, and put back."""
