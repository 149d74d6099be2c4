"""Engines write the text of a reply; each is reached through `interface`."""
