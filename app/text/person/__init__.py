"""Person shift: the customer's words about themselves, and an agent's notes about the customer, as words to them."""

from app.text.person.called import Called, called_in
from app.text.person.first import first_to_second
from app.text.person.shifted import Shifted
from app.text.person.third import third_to_second

__all__ = ["Called", "Shifted", "called_in", "first_to_second", "third_to_second"]
