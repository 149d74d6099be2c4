"""What models fitted on labelled texts tell of a text: linear weights over its marks, and small trees over numbers."""
