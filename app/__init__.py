"""Softanswer: calm replies to angry messages, with a checklist that shows why they are good."""

__version__ = "0.1.0"
