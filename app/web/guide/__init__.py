"""What the replies are measured by: the principles, and the profile as it is understood."""
