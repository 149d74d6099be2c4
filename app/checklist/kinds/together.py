"""Kind `together`: several signs, each with words of its own, must all be there (a role, and no need to repeat)."""

from app.checklist.finding import Finding, absent, broken, met, unsure
from app.checklist.inquiry import Inquiry
from app.checklist.kinds.wording import breaks, shows
from app.checklist.patterns import Patterns
from app.model.guideline import Guideline
from app.model.value import Span


def together(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """Decide by `signs` of the cues: all found is met, none is missed."""
    cues = inquiry.cues.of(guideline.id)
    if not cues.known:
        return unsure("no_words", confidence=0.2)
    spoiled = breaks(inquiry, guideline.id)
    if spoiled:
        return broken("breaks", 0.85, spoiled)
    found: list[Span] = []
    missing = 0
    for sign in inquiry.cues.of(guideline.id).signs:
        first = _first(inquiry, sign)
        missing += first is None
        found += [first] if first is not None else []
    if not missing:
        return met("shows", 0.85, found)
    if not found and not shows(inquiry, guideline.id) and not inquiry.sheet.find(cues.traces):
        return absent("no_trace", 0.8)
    return unsure("partly_shown", found)


def _first(inquiry: Inquiry, sign: Patterns) -> Span | None:
    spans = inquiry.sheet.find(sign)
    return inquiry.sheet.sentence_of(spans[0]) if spans else None
