"""Reads telegraphic English: what words a jotted note left out, and where they belong."""
