"""Use cases over the store: keep drafts, take outcomes in, come back to promises, learn, erase."""
