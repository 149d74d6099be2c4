"""Kind `honesty`: each thing that cannot be done is said plainly, and nothing is granted against it."""

from collections.abc import Iterator, Sequence

from app.checklist.answers import CLEAR
from app.checklist.finding import Finding, absent, broken, met, unsure, written
from app.checklist.inquiry import Inquiry
from app.checklist.kinds.wording import breaks, shows
from app.model.guideline import Guideline
from app.model.value import Span
from app.text import matching

_SPEAKS = 0.5
"""How much (0-1) a sentence must hold of a thing to be the one that refuses it."""


_LIMITS = 40
"""Limits that are held against each thing; a reply that refuses more often is for a person anyway."""


def honesty(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """The guideline's `shows` are words of a limit ("we cannot"); each barred thing needs such a sentence."""
    if not inquiry.cues.of(guideline.id).known:
        return unsure("no_words", confidence=0.2)
    spoiled = breaks(inquiry, guideline.id)
    if spoiled:
        return broken("false_hope", 0.8, spoiled)
    granted = _granted(inquiry)
    if granted:
        return broken("granted_against", 0.8, granted)
    if inquiry.wrote(guideline.id):
        return written()
    limits = _sentences(inquiry, shows(inquiry, guideline.id))
    things = list(dict.fromkeys(_things(inquiry)))
    if not things:
        return _handed_on(inquiry) or unsure("limit_unnamed", limits)
    if not limits:
        if inquiry.sheet.find(inquiry.cues.of(guideline.id).traces):
            return unsure("limit_unclear", thing=things[0])
        return absent("no_limit", 0.8, thing=things[0])
    refusing = {t: _spoken(inquiry, t, limits) for t in things}
    open_things = [t for t, limit in refusing.items() if limit is None]
    if not open_things:
        return met(
            "limits_told", 0.85, list({s.start: s for s in refusing.values() if s is not None}.values())
        )
    return unsure("limit_unclear", limits, thing=open_things[0])


def _things(inquiry: Inquiry) -> Iterator[str]:
    plan, asks = inquiry.case.plan, inquiry.case.reading.asks
    yield from (given.text for given in plan.cannot)
    for ask in plan.asks:
        if ask.by == "unmet" and ask.ask < len(asks):
            yield asks[ask.ask].text


def _handed_on(inquiry: Inquiry) -> Finding | None:
    """Nothing is refused, but what is asked goes to somebody else, and the reply says so."""
    handed = {a.ask for a in inquiry.case.plan.asks if a.by == "handover"}
    told = [r.span for r in inquiry.replies if r.index in handed and r.span is not None and r.score >= CLEAR]
    if not handed or len(told) < len(handed):
        return None
    return met("handed_on", 0.75, told).model_copy(update={"settled": True})


def _sentences(inquiry: Inquiry, spans: Sequence[Span]) -> list[Span]:
    return list({s.start: s for s in map(inquiry.sheet.sentence_of, spans)}.values())


def _spoken(inquiry: Inquiry, thing: str, limits: Sequence[Span]) -> Span | None:
    """The limit that speaks best to the thing: by itself, else read with the sentences beside it."""
    body = inquiry.sheet.body
    places = {s.start: at for at, s in enumerate(body)}
    best: tuple[float, Span | None] = (0.0, None)
    for limit in limits[:_LIMITS]:
        at = places[limit.start]
        near = " ".join(s.text for s in body[max(at - 1, 0) : at + 2])
        beside = matching.speaks_to(thing, near, inquiry.language)
        if beside >= _SPEAKS:
            alone = matching.speaks_to(thing, limit.text, inquiry.language)
            best = max(best, (alone + beside, limit), key=lambda pair: pair[0])
    return best[1]


def _granted(inquiry: Inquiry) -> list[Span]:
    """Commitments without a ground that speak to what is barred."""
    barred = [g.text for g in inquiry.case.plan.cannot]
    return [
        p.span
        for p in inquiry.promises
        if p.support == "none"
        and any(matching.speaks_to(b, p.span.text, inquiry.language) >= 0.6 for b in barred)
    ]
