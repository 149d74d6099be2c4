"""Replies written by a model: what it is asked, what is taken from its answer, and answers kept for later."""
