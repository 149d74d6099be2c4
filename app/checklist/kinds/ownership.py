"""Kind `ownership`: wording of taking charge, undone by blaming somebody in the same breath (a ruling)."""

from app.checklist.finding import Finding, broken, unsure
from app.checklist.inquiry import Inquiry
from app.checklist.kinds.wording import breaks, wording
from app.model.guideline import Guideline


def ownership(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """Decide by wording; `blame` of the data names the guideline whose `breaks` are words of blame."""
    finding = wording(guideline, inquiry)
    if finding.status != "met":
        return finding
    sheet = inquiry.sheet
    blamed = breaks(inquiry, str(guideline.check.data["blame"]))
    charged = {s.start for s in finding.evidence}
    for place in blamed:
        if sheet.sentence_of(place).start in charged:
            return broken("charge_and_blame", 0.8, [sheet.sentence_of(place)])
    return unsure("charge_beside_blame", blamed, proven=True) if blamed else finding
