"""Person shift: the customer's words about themselves, and an agent's notes about the customer, as words to them."""

from app.text.person_called import Called, called_in
from app.text.person_first import first_to_second
from app.text.person_shifted import Shifted
from app.text.person_third import third_to_second

__all__ = ["Called", "Shifted", "called_in", "first_to_second", "third_to_second"]
