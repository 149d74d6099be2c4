"""Cases run through an engine, and the file that later runs are compared with."""
