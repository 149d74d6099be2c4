"""Kind `restates`: the reply gives the customer's own concern back in specific words."""

from collections.abc import Sequence

from app.checklist.finding import Finding, absent, met, unsure, written
from app.checklist.inquiry import Inquiry
from app.checklist.sources import stands
from app.model.guideline import Guideline
from app.model.value import Span
from app.text import words

_ENOUGH = 3
"""Own words of the customer in one sentence, or twice as many in the whole reply, that show it was read."""

_OPENING = 3
"""Sentences at least, else half of the reply, in which a concern is given back: later ones tell what we do."""


def restates(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """Count the message's own nouns and details that come back; generic words ("your issue") count for nothing."""
    if inquiry.wrote(guideline.id):
        return written()
    sheet, language = inquiry.sheet, inquiry.language
    common = inquiry.lexicon.asserting.common
    message = words.content_stems(inquiry.case.reading.text, language) - common
    told_by = inquiry.sources.of("theirs")
    best: Span | None = None
    most = 0
    total: set[str] = set()
    for sentence in sheet.body[: max(_OPENING, len(sheet.body) // 2)]:
        shared = sheet.stems(sentence) & message
        told = [
            p for p in sheet.within(sentence) if any(stands(words.fold(p.text), s.folded) for s in told_by)
        ]
        total |= shared
        if len(shared) + len(told) > most:
            best, most = sentence, len(shared) + len(told)
    return _decide(best, most, len(total), _first(sheet.body))


def _decide(best: Span | None, most: int, total: int, first: Sequence[Span]) -> Finding:
    if best is not None and (most >= _ENOUGH or total >= 2 * _ENOUGH):
        return met("restated", 0.85 if most > _ENOUGH else 0.75, [best])
    if total == 0:
        return absent("only_generic", 0.85, first)
    return unsure("hardly_restated", [best] if best else ())


def _first(body: Sequence[Span]) -> Sequence[Span]:
    return body[:1]
