"""Makes sentences of what agents jot: facts, options and limits."""
