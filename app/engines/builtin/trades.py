"""By what a company of the trade that a message shows can find the matter: a surgery has no order numbers."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from app.engines.builtin.tables import read_table
from app.text.compiled import compiled
from app.text.weights.missing import FOUND_BY

_NEVER_ELSEWHERE = frozenset({*FOUND_BY, "product"})
"""What is asked for in some trades only; when and where it was, or a photo, may be wanted in any."""
UNSPOKEN = "unspoken"
"""Stands for the records of which a message says no word: one of them may be what it lacks, and none is asked for."""
_CLEARLY = 1.5
"""How many times likelier than the best of a trade another has to be, to be asked for in its place."""


def of_the_trade(found: Mapping[str, float], said: str, *, calm: bool) -> dict[str, float]:
    """How likely each thing is what the message lacks, with all that its trade does not know gone to what it does.

    Who is `calm` and complains of nothing may not have to be found at all: there it is dropped.
    """
    by = found_by(said)
    if not by:
        return dict(found)
    strange = {label for label in (*_NEVER_ELSEWHERE, UNSPOKEN) if label not in by}
    kept = {label: 0.0 if label in strange else share for label, share in found.items()}
    if calm:
        return kept
    likeliest = max(by, key=lambda label: kept[label])
    first = likeliest if kept[likeliest] > _CLEARLY * kept[by[0]] else by[0]
    return {**kept, first: kept[first] + sum(found[label] for label in strange)}


def found_by(said: str, *, sure: bool = False) -> tuple[str, ...]:
    """By what the trade finds the matter, nothing where no trade is sure or goods were ordered.

    With `sure` only where the words that show the trade speak of the very record: "parking ticket".
    """
    text = said.replace("’", "'")
    table = _table()
    if _pattern(str(table["goods"])).search(text):
        return ()
    trades = table["trades"].values()
    text = _pattern(str(table["passing"])).sub(" ", text)
    trade: Mapping[str, Any] = next((t for t in trades if _pattern(str(t["says"])).search(text)), {})
    return tuple(trade.get("by", ())) if trade.get("sure") or not sure else ()


def spoken_of(found: Mapping[str, float], said: str) -> dict[str, float]:
    """How likely each thing is what the message lacks; what speaks for records of which it says no word is UNSPOKEN."""
    text = said.replace("’", "'")
    mute = {label for label, says in _table()["shows"].items() if not _pattern(str(says)).search(text)}
    kept = {label: 0.0 if label in mute else share for label, share in found.items()}
    return {**kept, UNSPOKEN: sum(found[label] for label in mute)}


def is_of_topic(topic: str, said: str) -> bool:
    """Whether the message speaks of what the questions of its topic ask about."""
    says = _table()["topics"].get(topic)
    return says is None or _pattern(str(says)).search(said) is not None


def buys(said: str) -> bool:
    """Whether the message shows that they bought something."""
    return _pattern(str(_table()["buys"])).search(said) is not None


def thing_of(said: str) -> str | None:
    """What they have a name down for ("booking", "appointment"), where the message speaks of it."""
    return next(
        (thing for thing, says in _table()["things"].items() if _pattern(str(says)).search(said)), None
    )


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return compiled(words, re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    return read_table("trades")
