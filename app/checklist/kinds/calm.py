"""Kind `calm`: an even tone, by wording and by the look of the text (capitals, exclamation marks)."""

from app.checklist.finding import Finding, broken, unsure
from app.checklist.inquiry import Inquiry
from app.checklist.kinds.wording import wording
from app.model.guideline import Guideline
from app.model.value import Span
from app.text import words
from app.text.compiled import compiled

_SHOUT = compiled(r"\b[A-ZÀ-Þ]{3,}(?:[\s,]+[A-ZÀ-Þ]{2,})+\b")
_MARKS = compiled(r"!\s?!|\?!|!\?")
_CALM_MARKS = 2
"""Exclamation marks that a friendly message may hold."""


def calm(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """Shouting breaks it, clear wording breaks it, a doubtful turn is asked about, else it is met."""
    shouted = _shouted(inquiry)
    if shouted:
        return broken("shouting", 0.9, shouted)
    finding = wording(guideline, inquiry)
    if finding.status == "met" and inquiry.sheet.plain.count("!") > _CALM_MARKS:
        return unsure("many_marks")
    return finding


def _shouted(inquiry: Inquiry) -> list[Span]:
    sheet = inquiry.sheet
    end = sheet.signoff.start if sheet.signoff else len(sheet.text)
    found = [sheet.cut(m.start(), m.end()) for m in _MARKS.finditer(sheet.plain, 0, end)]
    loud = [sheet.cut(m.start(), m.end()) for m in _SHOUT.finditer(sheet.plain, 0, end)]
    found += [s for s in loud if words.fold(s.text) not in inquiry.sources.folded and not _slot(inquiry, s)]
    return found[:3]


def _slot(inquiry: Inquiry, span: Span) -> bool:
    """Whether the capitals are those of a place left to fill in."""
    return inquiry.sheet.plain[: span.start].rstrip()[-1:] in ("[", "<", "{")
