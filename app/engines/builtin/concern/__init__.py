"""What a message is about, told back: which clauses, in whose words, as a sentence or quoted."""
