"""Decides for each ask how it is met: by an option, a fact, a policy, a limit, a hand-over, or not at all."""

import re
from functools import cache

from app.model.plan import AskPlan, Given
from app.model.reading import Ask
from app.text.grammar import read_locale
from app.text.matching import speaks_to
from app.text.particulars import find

MEETS = 0.35
"""From this on a note speaks to an ask (0–1, `text.matching.speaks_to`); set on the labelled briefs, see docs."""


ABOUT_TIME = 0.3
"""Added where the ask is about a time and the note names one (0–1)."""


def plan_asks(
    asks: tuple[Ask, ...],
    options: tuple[Given, ...],
    facts: tuple[Given, ...],
    policies: tuple[Given, ...],
    cannot: tuple[Given, ...],
    *,
    handed_over: bool,
) -> tuple[AskPlan, ...]:
    """One plan an ask, in their order. What cannot be done wins over what may be offered only when it is closer."""
    return tuple(
        _plan(index, ask.text, options, facts, policies, cannot, handed_over=handed_over)
        for index, ask in enumerate(asks)
    )


def _plan(
    index: int,
    ask: str,
    options: tuple[Given, ...],
    facts: tuple[Given, ...],
    policies: tuple[Given, ...],
    cannot: tuple[Given, ...],
    *,
    handed_over: bool,
) -> AskPlan:
    refused, refusal = _closest(ask, cannot)
    offered, offer = _closest(ask, options)
    told, fact = _closest(ask, facts)
    ruled, policy = _closest(ask, policies)
    if refusal and refused >= MEETS and refused > offered:
        return AskPlan(ask=index, by="cannot", where=refusal.where)
    if offer and offered >= MEETS:
        return AskPlan(ask=index, by="option", where=offer.where)
    if fact and told >= MEETS and told >= ruled:
        return AskPlan(ask=index, by="fact", where=fact.where)
    if policy and ruled >= MEETS:
        return AskPlan(ask=index, by="policy", where=policy.where)
    if handed_over:
        return AskPlan(ask=index, by="handover")
    return AskPlan(ask=index, by="unmet")


def _closest(ask: str, notes: tuple[Given, ...]) -> tuple[float, Given | None]:
    best: tuple[float, Given | None] = (0.0, None)
    about_time = bool(_time_ask().search(ask))
    for note in notes:
        score = speaks_to(ask, note.text)
        if about_time and any(p.type in {"date", "time", "duration"} for p in find(note.text)):
            score += ABOUT_TIME
        if score > best[0]:
            best = (score, note)
    return best


@cache
def _time_ask() -> re.Pattern[str]:
    return re.compile(str(read_locale("en", "asking")["about_time"]), re.IGNORECASE)
