"""Our own built-in drafts: how many of the items that apply are decided."""

from collections.abc import Sequence

from app.service import Service
from scripts.accuracy.counting import Share
from scripts.accuracy.data import LabelledBrief
from scripts.accuracy.product import followed


async def decided(service: Service, briefs: Sequence[LabelledBrief]) -> Share:
    """The items of our drafts to these briefs that apply to the reply, and those that are met or missed."""
    part = whole = 0
    for case in followed(briefs, "drafts"):
        draft = await service.draft(case.brief)
        statuses = [i.status for i in draft.checklist if i.kind != "agent" and i.status != "not_applicable"]
        whole += len(statuses)
        part += sum(status in {"met", "missed"} for status in statuses)
    return Share(part, whole)
