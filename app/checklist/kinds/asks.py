"""Kind `asks`: each thing that the customer asked is answered."""

from app.checklist.answers import CLEAR, FAINT
from app.checklist.finding import Finding, met, unsure
from app.checklist.inquiry import Inquiry
from app.model.guideline import Guideline


def asks(_: Guideline, inquiry: Inquiry) -> Finding:
    """Match asks to sentences: all near is met; else a person is asked.

    Words tell badly that an ask is passed over, since an answer may share none of them: a wrong alarm at every third
    reply would teach people to look away.
    """
    replies = inquiry.replies
    if not replies:
        return met("nothing_asked", 0.6)
    near = [r.span for r in replies if r.span is not None]
    passed = [r for r in replies if r.score < FAINT]
    if passed and passed[0].pointed and passed[0].span is not None:
        return unsure("ask_pointed", [passed[0].span], ask=passed[0].ask)
    if passed:
        return unsure("ask_passed_over", near[:1], confidence=0.5, capped=True, ask=passed[0].ask)
    faint = [r for r in replies if r.score < CLEAR]
    if faint:
        return unsure("ask_unclear", [faint[0].span] if faint[0].span else (), capped=True, ask=faint[0].ask)
    return met("asks_answered", 0.8, list({s.start: s for s in near}.values()))
