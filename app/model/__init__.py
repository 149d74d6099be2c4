"""Frozen values that pass between the rooms; no behaviour beyond what a value knows of itself."""
