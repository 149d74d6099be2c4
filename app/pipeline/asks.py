"""Decides for each ask how it is met: by an option, a fact, a policy, a limit, a hand-over, or not at all."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from app.model.plan import AskPlan, Given
from app.model.reading import Ask
from app.text.grammar import tokens
from app.text.matching import families, leaves_open, speaks_to
from app.text.particulars import find
from app.text.tables import table as locale_table

Kind = Literal["option", "fact", "policy", "cannot"]

MEETS = 0.2
"""From this on a note speaks to an ask (0–1, `text.matching.speaks_to`); set on the labelled briefs, see docs."""


_MONEY = frozenset({"refund", "compensation"})
"""Families of asks for money."""

ABOUT_TIME = 0.3
"""Added where the ask is about a time and the note names one (0–1)."""


def plan_asks(
    asks: tuple[Ask, ...], notes: Mapping[Kind, tuple[Given, ...]], *, handed_over: bool, language: str
) -> tuple[AskPlan, ...]:
    """One plan an ask, in their order. What cannot be done wins over what may be offered only when it is closer."""
    return tuple(
        _plan(index, ask.text, notes, handed_over=handed_over, language=language)
        for index, ask in enumerate(asks)
    )


def _plan(
    index: int, ask: str, notes: Mapping[Kind, tuple[Given, ...]], *, handed_over: bool, language: str
) -> AskPlan:
    if notes["option"] and _is_general(ask):
        return AskPlan(ask=index, by="option", where=notes["option"][0].where)
    if notes["fact"] and _wants_a_look(ask):
        return AskPlan(ask=index, by="fact", where=notes["fact"][0].where)
    closest = {kind: _closest(ask, given, language) for kind, given in notes.items()}
    refused, offered = closest["cannot"][0], closest["option"][0]
    told: list[Kind] = (
        ["fact", "policy"] if closest["fact"][0] >= closest["policy"][0] else ["policy", "fact"]
    )
    order: list[Kind] = ["option", *told]
    if refused > offered:
        order.insert(0, "cannot")
    for kind in order:
        score, note = closest[kind]
        if (
            note is not None
            and score >= MEETS
            and not (kind == "fact" and _tells_only_the_sum(ask, note.text))
        ):
            unknown = kind == "fact" and leaves_open(note.text, language)
            return AskPlan(ask=index, by="open" if unknown else kind, where=note.where)
    return AskPlan(ask=index, by="handover" if handed_over else "unmet")


def _tells_only_the_sum(ask: str, fact: str) -> bool:
    """Whether a fact shares nothing but a sum with an ask for money: that £220 were taken does not say that they come
    back.
    """
    wanted = families(ask) & _MONEY
    if not wanted or wanted & families(fact):
        return False
    sums = [part for part in find(ask) if part.type == "money"]
    bare = ask
    for part in reversed(sums):
        bare = f"{bare[: part.start]}{bare[part.end :]}"
    return bool(sums) and speaks_to(bare, fact) < MEETS


def _closest(ask: str, notes: tuple[Given, ...], language: str) -> tuple[float, Given | None]:
    best: tuple[float, Given | None] = (0.0, None)
    about_time = bool(_time_ask().search(ask))
    for note in notes:
        score = speaks_to(ask, note.text, language)
        if about_time and any(p.type in {"date", "time", "duration"} for p in find(note.text, language)):
            score += ABOUT_TIME
        if score > best[0]:
            best = (score, note)
    return best


def _is_general(ask: str) -> bool:
    """Whether an ask only wants that something be done ("sort it", "is there anything to be done?"): any offer meets
    it.
    """
    return _words("general").issuperset(tokens(ask))


def _wants_a_look(ask: str) -> bool:
    """Whether an ask only wants that somebody looks at it ("could you have a look please"): any fact meets it."""
    words, looks = frozenset(tokens(_place().sub(" ", ask))), _words("attending")
    return words <= _words("general") | looks and not words.isdisjoint(looks)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(locale_table("en", "asking")[name]).split())


@cache
def _place() -> re.Pattern[str]:
    return re.compile(str(locale_table("en", "asking")["where_to_look"]), re.IGNORECASE)


@cache
def _time_ask() -> re.Pattern[str]:
    return re.compile(str(locale_table("en", "asking")["about_time"]), re.IGNORECASE)
