"""Whether a note tells of somebody's thing or deed as the customer tells of their own: "my tablets", "do I owe it"."""

import re
from functools import lru_cache

from app.text.person.deeds import Deeds
from app.text.person.nouns import NoteSense
from app.text.person.shifted import Sheet

_KEPT = 32
"""Messages of which it is remembered what they say."""
_FAR = 2
"""Words that may stand between whose it is and the thing: "her new blue bike"."""
_SHORT = 3
"""Letters that a word has at least of which this is asked."""


@lru_cache(maxsize=_KEPT)
def _owned(message: str) -> tuple[frozenset[str], frozenset[str]]:
    """The things that a message has as "my …", and those that it has as his or hers; in small letters."""
    found: tuple[set[str], set[str]] = (set(), set())
    for whose, words in re.findall(r"\b(my|our|his|her)(?=((?: [\w'-]+){1,3}))", message.lower()):
        named = words.split()
        found[whose in {"his", "her"}].update(named if whose in {"his", "her"} else named[:_FAR])
    return frozenset(found[0]), frozenset(found[1])


def is_their_thing(sheet: Sheet, sense: NoteSense, message: str, index: int) -> bool:
    """Whether what follows a "her" is a thing that the message has as "my", and not as somebody else's."""
    if not sense.noun_follows(index + 1):
        return False
    own, others = _owned(message)
    end = next((k for k in range(index + 1, index + 2 + _FAR) if sheet.was(k) in own), None)
    return end is not None and len(sheet.was(end)) > _SHORT and sheet.was(end) not in others


def is_their_deed(sheet: Sheet, deeds: Deeds, message: str, index: int) -> bool:
    """Whether what "she" does is a customer's deed, of which the message says "I": "do I owe it" of "he owes it"."""
    if not deeds.customers(index):
        return False
    verb = re.escape(sheet.was(deeds.verb_of(index)))
    said = rf"\bi(?: [\w']+)? {verb}\b|\b(?:do|did|must|should|can) i {verb}\b|\bi(?:'ve|'d|'m)? {verb}\b"
    return re.search(said, message.lower()) is not None
