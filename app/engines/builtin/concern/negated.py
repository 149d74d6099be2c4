"""Whether an ask would be told without the word that turns it round: "don't just send me one" as "send me one"."""

import re
from functools import cache

from app.engines.builtin.tables import read_table
from app.text.compiled import compiled
from app.text.guarded import Guarded

_BLANK = compiled(r"\s+")


def is_turned_round(before: str, ask: str) -> bool:
    """Whether words `before` an ask in its sentence say that it is not asked: "under no circumstances do | I want"."""
    before = before.replace("’", "'")
    if _pattern("broken_off").search(before):
        return True
    if _pattern("straight").match(ask) or any(_pattern(n).search(before) for n in ("case", "unknown")):
        return False
    ends = _pattern("ends").finditer(before + ask)
    reach = [end.end() for end in ends if end.start() < len(before)]
    return _pattern("negating").search(before, reach[-1] if reach else 0) is not None


def loses_negation(said: str, told: str) -> bool:
    """Whether what is told has lost a negation that stood before its words, or among them."""
    said = said.replace("’", "'")
    words = _BLANK.split(told.strip())
    low = said.lower()
    # The words of ours before theirs are in no message: "us not to".
    at = next(
        (
            place
            for k in range(len(words))
            if (place := low.find(" ".join(words[k : k + 2]).lower().rstrip(".?!"))) >= 0
        ),
        0,
    )
    return _count(said[:at]) + _count_shared(said[at:], told) > _count(told)


def _count_shared(rest: str, told: str) -> int:
    """The negations of the words told, as far as they reach in the message: what follows may have been left off."""
    return _count(rest[: len(told)]) if _count(rest) else 0


def _count(text: str) -> int:
    return sum(1 for _ in _pattern("negating").finditer(text))


@cache
def _pattern(name: str) -> Guarded:
    return Guarded(read_table("negated")["words"][name], re.IGNORECASE)
