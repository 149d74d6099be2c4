"""Kind `wording`: clear words show a guideline or break it; whose words they are is minded."""

import re

from app.checklist.evidence import whole
from app.checklist.finding import Finding, absent, broken, met, unsure, written
from app.checklist.inquiry import Inquiry
from app.model.guideline import Guideline
from app.model.value import Span
from app.text import words
from app.text.compiled import compiled

_NEGATION = compiled(
    r"(?:\bnot|\bnever|\bno longer|\bwithout|\bcannot|\bhardly|\bnor|n't|\bnone of (?:that|this|it) (?:is|was)"
    r"|\bnothing (?:is|was))\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_BEFORE = 30
"""Characters before a match in which a negation turns it round."""


def wording(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """Decide by the guideline's cues, and by `absent` of its data.

    `absent` says what it means that nothing shows or breaks it ("met" for most guards; otherwise unsure).
    """
    cues = inquiry.cues.of(guideline.id)
    found = breaks(inquiry, guideline.id)
    if found:
        return broken("breaks", 0.85, found)
    if likely := suspected(guideline, inquiry):
        return unsure("doubted", likely, proven=True, settled=True)
    if not cues.known:
        return unsure("no_words", confidence=0.2)
    doubted = [s for s in inquiry.sheet.find(cues.doubts, inquiry.strange) if not inquiry.known(s)]
    if not doubted and inquiry.wrote(guideline.id):
        return written()
    shown = shows(inquiry, guideline.id)
    if guideline.check.data.get("absent") == "met":
        return unsure("doubted", doubted, proven=True) if doubted else met("nothing_against", 0.7)
    if doubted:
        return unsure("doubted", doubted, proven=True)
    if shown:
        return met("shows", 0.85, whole(inquiry, shown))
    if cues.traces and not inquiry.sheet.find(cues.traces):
        return absent("no_trace", 0.8, capped=True)
    return unsure("not_shown")


def suspected(guideline: Guideline, inquiry: Inquiry) -> tuple[Span, ...]:
    """The sentences, none of our engine's own, that likely break the guideline: no sign of others makes up for one.

    They hold one of its `suspects`, or commit one of the faults of `suspect` in its data (`acts`, `from`, `by`) more
    likely than they do anything else.
    """
    cues, sheet = inquiry.cues.of(guideline.id), inquiry.sheet
    found = [*sheet.find(cues.suspects, inquiry.strange), *sheet.find(cues.suspects, sheet.closing)]
    suspect = guideline.check.data.get("suspect")
    if suspect:
        strange = [s for s in inquiry.acts.sentences if not inquiry.known(s)]
        found += inquiry.acts.mostly(strange, suspect["acts"], suspect["from"], suspect["by"])
    return tuple(s for s in found if not inquiry.known(s) and not _given_back(inquiry, s))


def shows(inquiry: Inquiry, guideline_id: str) -> tuple[Span, ...]:
    """The places whose wording shows the guideline, and that neither a negation nor their sentence takes back."""
    cues, sheet = inquiry.cues.of(guideline_id), inquiry.sheet
    found = [s for s in sheet.find(cues.shows) if not _negated(inquiry, s)]
    sentences = {s.start: sheet.sentence_of(s) for s in found}
    whole = {(s.start, s.end): s for s in sentences.values()}
    taken_back = {place for place, s in whole.items() if cues.unless.match(sheet.piece(s))}
    return tuple(s for s in found if (sentences[s.start].start, sentences[s.start].end) not in taken_back)


def breaks(inquiry: Inquiry, guideline_id: str) -> tuple[Span, ...]:
    """The places whose wording breaks the guideline, below the sign-off too ("it was not your fault" is none)."""
    cues, sheet = inquiry.cues.of(guideline_id), inquiry.sheet
    places = (*sheet.find(cues.breaks), *sheet.find(cues.breaks, sheet.closing))
    found = [s for s in places if not _negated(inquiry, s)]
    return tuple(s for s in found if not _given_back(inquiry, s))


def _given_back(inquiry: Inquiry, span: Span) -> bool:
    """Whether they are the customer's own words ("my driver" is "your driver" then), in a sentence of our engine."""
    return inquiry.known(span) and words.overlap(span.text, inquiry.told, inquiry.language) == 1


def _negated(inquiry: Inquiry, span: Span) -> bool:
    sentence = inquiry.sheet.sentence_of(span)
    before = inquiry.sheet.plain[max(sentence.start, span.start - _BEFORE) : span.start]
    return bool(_NEGATION.search(before))
