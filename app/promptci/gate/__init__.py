"""Whether a run is worse than its baseline: the verdict on each principle, and the statistics behind it."""
