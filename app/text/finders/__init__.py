"""One file a kind of particular: each finds its own in a row of tokens or in the folded text."""
