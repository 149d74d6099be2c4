"""Whether a capitalised word of a note belongs to the name of a place, and to nobody's: "Mill Street"."""

from functools import cache

from app.text.person.shifted import Sheet
from app.text.tables import table, word_set

_MOST = 3
"""Words of such a name that are looked at."""


def is_of_a_place(sheet: Sheet, index: int) -> bool:
    """Whether a word for a place stands at the end of the capitalised words that begin here."""
    for token in sheet.tokens[index : index + _MOST]:
        if not token.text[:1].isupper():
            return False
        if token.low in _nouns():
            return True
    return False


@cache
def _nouns() -> frozenset[str]:
    return word_set(table("en", "house")["place_nouns"])
