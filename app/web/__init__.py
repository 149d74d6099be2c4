"""The HTML door: one plain page that works without a script."""
