"""Measures how often the reading and the checklist are right, on labelled texts: `make accuracy`."""
