"""How likely an offer of a note is simply to be done: the customer asked for it, or it is owed, and nothing is open.

"We can refund the £39; would you like that?" angers whoever has just demanded their £39. Trees over what the offer
does, what it needs of them, whose mistake it was and what they asked for; fitted by `scripts.fit.granted` on offers of
which readers said whether a reply should do, ask or only tell (`training/granted/`).
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from app.text.compiled import compiled
from app.text.grammar import tokens
from app.text.matching import families, speaks_to
from app.text.tables import table
from app.text.weights.trees import grown
from app.text.words import content_stems

_FAULTS = ("ours", "customer", "third_party")
_FAMILIES = (
    "refund",
    "compensation",
    "replace",
    "redeliver",
    "repair",
    "rebook",
    "status",
    "explanation",
    "cancel",
)
_GIVES = frozenset(_FAMILIES[:5])
_SUM = compiled(r"[£$€] ?(\d[\d.,]{0,15})|\b(\d[\d.,]{0,15}) ?(?:pounds|euros?|dollars)\b")
_LANGUAGE = "en"


class Offered(NamedTuple):
    """An offer of a brief, all offers of it, whose mistake it was, the message and what it asks."""

    note: str
    offers: tuple[str, ...]
    fault: str
    message: str
    asks: tuple[str, ...]


def granted(offer: Offered) -> float:
    """How likely (0-1) a reply should say that it is done."""
    return grown("granted").share(signs(offer))


def signs(offer: Offered) -> list[float]:
    """What the trees see of an offer."""
    note = offer.note
    words = tokens(note)
    stems, said = content_stems(note), content_stems(offer.message)
    spoken = max((speaks_to(ask, note) for ask in offer.asks), default=0.0)
    kinds, wanted = families(note), frozenset[str]().union(*map(families, offer.asks))
    others = [other for other in offer.offers if other != note]
    first = words[0] if words else ""
    return [
        *(float(offer.fault == fault) for fault in _FAULTS),
        float(len(offer.offers)),
        float(offer.offers.index(note) if note in offer.offers else 0),
        float(len(words)),
        float(note.count(",")),
        spoken,
        len(stems & said) / max(len(stems), 1),
        *(float(family in kinds) for family in _FAMILIES),
        float(bool(kinds & wanted & _GIVES)),
        *(float(expression.search(note) is not None) for expression in _signs()),
        *(float(first in deeds) for deeds in _deeds()),
        float(bool(_sums(note) & _sums(offer.message))),
        float(bool(_sums(note))),
        float(any(families(other) & kinds & _GIVES for other in others)),
        float(any(re.match(r"or\b", other, re.IGNORECASE) for other in others)),
        float(sum(mark == "?" for mark in offer.message)),
        float(len(offer.asks)),
    ]


def _sums(text: str) -> frozenset[str]:
    found = (one or other for one, other in _SUM.findall(text))
    return frozenset(one.rstrip(".,").removesuffix(".00") for one in found)


@cache
def _signs() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(str(one), re.IGNORECASE) for one in table(_LANGUAGE, "granted")["signs"].values())


@cache
def _deeds() -> Sequence[frozenset[str]]:
    return tuple(frozenset(str(one).split()) for one in table(_LANGUAGE, "granted")["deeds"].values())
