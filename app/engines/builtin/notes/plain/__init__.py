"""Reads the plainest forms of a jotted fact, piece by piece, by a small grammar that reads a piece to its last word."""
