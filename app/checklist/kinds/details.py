"""Kind `details`: each concrete detail and each cause stands in what the writer was given."""

from app.checklist.finding import Finding, broken, met, unsure
from app.checklist.inquiry import Inquiry
from app.model.guideline import Guideline

_NEW = 0.75
"""Part of a statement's own words that must be new before it is doubted (0-1)."""


def details(_: Guideline, inquiry: Inquiry) -> Finding:
    """A detail without a source breaks it; a cause or event in wholly new words is asked about."""
    sure = [s.span for s in inquiry.strangers if s.sure]
    if sure:
        return broken("stranger", 0.85, sure[:3], detail=sure[0].text)
    loose = [s.span for s in inquiry.strangers if not inquiry.known(s.span)]
    claimed = [
        c.span for c in inquiry.claims if _doubtful(c.share, c.fresh, c.cause) and not inquiry.known(c.span)
    ]
    if loose or claimed:
        first = (loose or claimed)[0]
        return unsure(
            "maybe_stranger" if loose else "maybe_cause", [*loose, *claimed][:3], detail=first.text.strip()
        )
    return met("all_sourced", 0.75)


def _doubtful(share: float, fresh: int, cause: bool) -> bool:
    return share >= _NEW and fresh >= (2 if cause else 3)
