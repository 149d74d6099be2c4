"""Reading one message: what it says, what it asks, how it feels, what it risks, each with the words that show it."""
