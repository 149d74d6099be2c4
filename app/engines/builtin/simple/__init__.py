"""Replies in every language but English: no grammar, only phrases, quotations, and notes passed on as given."""
