"""One path from brief to draft: read, plan, write, check; an async generator of events."""
