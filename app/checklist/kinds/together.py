"""Kind `together`: several signs, each with words of its own, must all be there (a role, and no need to repeat)."""

from app.checklist.finding import Finding, absent, broken, met, unsure, written
from app.checklist.inquiry import Inquiry
from app.checklist.kinds.wording import breaks, shows
from app.checklist.patterns import Patterns
from app.model.guideline import Guideline
from app.model.value import Span


def together(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """Decide by `signs` of the cues: all found is met, none is missed.

    Without one that its data calls `needed` it is never met, whatever the sentences do.
    """
    cues = inquiry.cues.of(guideline.id)
    if not cues.known:
        return unsure("no_words", confidence=0.2)
    spoiled = breaks(inquiry, guideline.id)
    if spoiled:
        return broken("breaks", 0.85, spoiled)
    if inquiry.wrote(guideline.id):
        return written()
    found = [_sentences(inquiry, sign, cues.unless) for sign in cues.signs]
    quotes = _fewest([places for places in found if places])
    if all(found):
        return met("shows", 0.85, quotes)
    if not any(found) and not shows(inquiry, guideline.id) and not inquiry.sheet.find(cues.traces):
        return absent("no_trace", 0.8)
    needed = set(guideline.check.data.get("needed", ()))
    lacking = needed & {name for name, places in zip(cues.sign_names, found, strict=True) if not places}
    return unsure("partly_shown", quotes, capped=bool(lacking))


def _sentences(inquiry: Inquiry, sign: Patterns, unless: Patterns) -> dict[int, Span]:
    """The sentences that hold a sign and do not take it back, by where they start."""
    sheet = inquiry.sheet
    found = {s.start: s for s in map(sheet.sentence_of, sheet.find(sign))}
    return {at: s for at, s in found.items() if not unless.match(sheet.piece(s))}


def _fewest(found: list[dict[int, Span]]) -> list[Span]:
    """As few sentences as hold all the signs found, the one with most of them first."""
    quotes: list[Span] = []
    open_signs = list(found)
    while open_signs:
        places = sorted({start for places in open_signs for start in places})
        best = max(places, key=lambda start: sum(start in places for places in open_signs))
        quotes.append(next(places[best] for places in open_signs if best in places))
        open_signs = [places for places in open_signs if best not in places]
    return quotes
