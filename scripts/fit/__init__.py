"""Fits what the checklist weighs with: the acts of sentences, and the signs of each guideline."""
