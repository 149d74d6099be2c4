"""Prompt quality in CI: what can be said of prompts and guidelines without a model, and what recorded answers show."""
