"""Kind `apologies`: at most two apologies, each for something named."""

from app.checklist.evidence import whole
from app.checklist.finding import Finding, broken, met, unsure
from app.checklist.inquiry import Inquiry
from app.checklist.kinds.wording import breaks, shows
from app.model.guideline import Guideline

_MOST = 2
"""Apologies that one reply may hold (principles: at most twice)."""


def apologies(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """The guideline's `shows` are words of apology; `breaks` are begging and hollow formulas."""
    cues = inquiry.cues.of(guideline.id)
    if not cues.known:
        return unsure("no_words", confidence=0.2)
    spoiled = breaks(inquiry, guideline.id)
    if spoiled:
        return broken("hollow_or_begging", 0.85, spoiled)
    said = shows(inquiry, guideline.id)
    if len(said) > _MOST:
        return broken("too_many_apologies", 0.8, said, count=str(len(said)))
    doubted = [s for s in inquiry.sheet.find(cues.doubts, inquiry.strange) if not inquiry.known(s)]
    if doubted:
        return unsure("apology_unnamed", doubted, proven=True)
    return met("apology_named" if said else "no_apology", 0.8, whole(inquiry, said))
