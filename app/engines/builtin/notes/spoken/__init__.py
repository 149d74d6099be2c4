"""Notes that agents jot as they speak: run on, in small letters, most clauses with a verb of their own."""
