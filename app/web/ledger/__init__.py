"""What was drafted and what comes next: history, follow-ups that are due, insights with their plots."""
