"""Reads notes in the style of telegrams and system logs: a label, and what happened to it, each with its time."""
