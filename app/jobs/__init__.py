"""Work that outlives a request: durable jobs behind one interface."""
