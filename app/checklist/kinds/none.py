"""Kind `none`: for the agent, not the reply; the reading's evidence is handed over."""

from app.checklist.finding import Finding, for_agent
from app.checklist.inquiry import Inquiry
from app.model.guideline import Guideline
from app.model.value import stretch

_MOST = 5
"""Quotes of the message that an agent item shows at most."""


def none(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """`for_agent`, with the words of the message named by `signs` of the data (beginnings of `Sign.of`)."""
    wanted = tuple(guideline.check.data.get("signs", ()))
    signs = [s for s in inquiry.case.reading.signs if wanted and s.of.startswith(wanted)]
    evidence = tuple(stretch(s.text, s.start, s.end) for s in signs[:_MOST])
    return for_agent(evidence)
