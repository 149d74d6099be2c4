"""The JSON door: routes under /v1, problems, streams, and the description of it all."""
