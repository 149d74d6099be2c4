"""The HTML door: server-rendered pages that are quicker with a script and work without one."""
