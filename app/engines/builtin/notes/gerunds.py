"""Makes a deed of an offer that is put as a noun: "sending the ring by post" becomes "send the ring by post"."""

import re

from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.verb_forms import base_of_gerund
from app.text.compiled import compiled
from app.text.grammar import lexicon

_DEED = compiled(
    r"(?P<lead>^|,? (?:and|or|then|and then) )(?P<verb>[A-Za-z]+ing)"
    r"(?= (?:(?P<small>[a-z']+)|[£$€]?\d+|[A-Z])(?:\b|(?=[a-z])))"
)
_OBJECTS = frozenset({"you", "him", "her", "them", "us", "it", "everything", "half", "both", "part", "all"})


def as_deeds(offer: str) -> str:
    """The offer with its leading "-ing" word, and those that "and" joins to it, as plain verbs.

    Only where an object surely follows: a "cleaning voucher" and a "booking fee" are things.
    """
    opened = False

    def plain(match: re.Match[str]) -> str:
        nonlocal opened
        verb, small = match.group("verb").lower(), match.group("small")
        base = None if verb in word_list("no_deeds") else base_of_gerund(verb)
        takes = (
            small is None
            or small in lexicon().determiners
            or small in _OBJECTS
            or small in lexicon().pronouns
        )
        if base is None or not takes or (match.group("lead") and not opened):
            return match.group()
        opened = True
        return match.group("lead") + (base.capitalize() if match.group("verb")[0].isupper() else base)

    return _DEED.sub(plain, offer)
