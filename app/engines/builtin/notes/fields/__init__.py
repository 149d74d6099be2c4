"""Notes that are jotted as the fields of a form, "Refund: approved, £42.50", told as sentences where they are sure."""
