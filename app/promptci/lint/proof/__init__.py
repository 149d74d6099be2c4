"""The proof of the checks: faults put into good replies on purpose, each of which a check must see."""
