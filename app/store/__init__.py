"""What is kept: one interface, SQL databases behind it, and a store that keeps nothing."""
