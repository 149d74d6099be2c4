"""What may not leave the process: found in what is asked of a model, hidden, and put back into its answer."""
