"""The one screen: a message comes in, the reply is written, checked, edited, sent."""
