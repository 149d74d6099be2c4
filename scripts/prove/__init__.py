"""Batteries that kill, stop and flood the program while it works, and judge what is left (`make prove`)."""
