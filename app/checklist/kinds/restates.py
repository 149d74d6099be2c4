"""Kind `restates`: the reply gives the customer's own concern back in specific words."""

from collections.abc import Sequence

from app.checklist import hearts
from app.checklist.finding import Finding, absent, met, unsure, written
from app.checklist.inquiry import Inquiry
from app.checklist.sources import stands
from app.model.guideline import Guideline
from app.model.value import Span
from app.text import words
from app.text.thankful import writes_to_thank
from app.text.weights.heart import weighs

_ENOUGH = 3
"""Own words of the customer in one sentence, or twice as many in the whole reply, that show it was read."""

_FEW = 2
"""Own words of a message below which its common ones count too; common words in one sentence that may be a concern."""

_OPENING = 3
"""Sentences at least, else half of the reply, in which a concern is given back: later ones tell what we do."""


def restates(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """Count the message's own nouns and details that come back; generic words ("your issue") count for nothing.

    Of a message in which hardly any but common words stand ("late parcel") those are what can be given back.
    """
    if inquiry.wrote(guideline.id):
        return _fits(inquiry)
    sheet, language = inquiry.sheet, inquiry.language
    said = words.content_stems(inquiry.case.reading.text, language)
    own = said - inquiry.lexicon.asserting.common
    sought = own if len(own) >= _FEW else said
    told_by = inquiry.sources.of("theirs")
    best: Span | None = None
    most = plainly = 0
    total: set[str] = set()
    for sentence in sheet.body[: max(_OPENING, len(sheet.body) // 2)]:
        stems = sheet.stems(sentence)
        told = [
            p for p in sheet.within(sentence) if any(stands(words.fold(p.text), s.folded) for s in told_by)
        ]
        total |= stems & sought
        plainly = max(plainly, len(stems & said))
        if len(stems & sought) + len(told) > most:
            best, most = sentence, len(stems & sought) + len(told)
    enough = min(_ENOUGH, max(_FEW, len(sought)))
    if best is not None and (most >= enough or len(total) >= 2 * _ENOUGH):
        return met("restated", 0.85 if most > _ENOUGH else 0.75, [best])
    # Two common words of theirs in one sentence ("your parcel is late") may well be all that there is to give back.
    if not total and plainly < _FEW:
        return absent("only_generic", 0.85, _first(sheet.body))
    return unsure("hardly_restated", [best] if best else ())


def _fits(inquiry: Inquiry) -> Finding:
    """What our own engine wrote is met unless it passes over what the message is about; thanks have no grievance."""
    told, plan = inquiry.case.reading.text, inquiry.case.plan
    language = inquiry.language
    if not weighs(language) or inquiry.case.reading.language != language or writes_to_thank(told):
        return written()
    stems: set[str] = set().union(*map(inquiry.sheet.stems, inquiry.sheet.body))
    # Where notes are told, they show what it is about, and the thing by its name is enough beside them, unless the
    # worst that the message tells is passed over in every word.
    noted = plan.facts or plan.options or plan.cannot
    passed = hearts.passed_over(told, stems, language) if noted else None
    heart = passed if noted else hearts.untold(told, stems, inquiry.lexicon.asserting.common, language)
    if heart is None:
        return written()
    ours = [s.span for s in inquiry.standing if "listen" in s.passage.serves]
    doubt = unsure("heart_untold", ours, confidence=0.5, proven=True, heart=heart.text)
    return doubt.model_copy(update={"message_evidence": (heart,)})


def _first(body: Sequence[Span]) -> Sequence[Span]:
    return body[:1]
