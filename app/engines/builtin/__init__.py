"""The built-in engine: writes without a model and without a network."""
