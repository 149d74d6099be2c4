"""What single sentences of a reply do: a linear model over words, their shapes and letters."""
