"""Kind `parting`: the end is said outright, with a day or a term, so that nobody has to guess."""

from app.checklist.finding import Finding, unsure
from app.checklist.inquiry import Inquiry
from app.checklist.kinds.wording import wording
from app.model.guideline import Guideline

_TERMS = frozenset({"date", "duration", "time"})


def parting(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """Decide by wording; an ending without any date or term is asked about."""
    finding = wording(guideline, inquiry)
    if finding.status == "met" and not any(p.type in _TERMS for p in inquiry.sheet.particulars):
        return unsure("ending_without_date", finding.evidence)
    return finding
