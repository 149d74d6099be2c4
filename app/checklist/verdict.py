"""Whether a reply can be sent as it is, and why not."""

from collections.abc import Sequence

from app.checklist.reasons import Reasons
from app.model.draft import ChecklistItem, Gap, Verdict
from app.model.reading import Reading

_GRAVE = ("self_harm", "violence", "safety")
"""Risks with which a reply is never sent without a person (principles, last ruling)."""

_THREAT = "threat"
"""Abuse that is violence announced, whether or not it was read as a risk too."""


def verdict(
    items: Sequence[ChecklistItem], gaps: Sequence[Gap], reading: Reading, reasons: Reasons
) -> tuple[Verdict, tuple[str, ...]]:
    """`ready` when nothing is missed, no `must` item is unsure, no gap is open and no danger is read."""
    grave = [risk for risk in _GRAVE if risk in reading.risks]
    if reading.urgency == "danger" and not grave:
        grave = ["safety"]
    said = [reasons.say(f"risk_{risk}") for risk in grave]
    if reading.abuse == _THREAT and "violence" not in reading.risks:
        said.append(reasons.say("risk_threat"))
    said += [_missed(i, reasons) for i in items if i.status == "missed"]
    said += [
        reasons.say("verdict_unsure", {"title": i.title})
        for i in items
        if i.status == "unsure" and i.severity == "must"
    ]
    said += [reasons.say("verdict_gap", {"gap": g.what}) for g in gaps]
    return ("needs_you" if said else "ready"), tuple(said)


def _missed(item: ChecklistItem, reasons: Reasons) -> str:
    """What is missed, and how the item says it."""
    return " ".join([reasons.say("verdict_missed", {"title": item.title}), item.reason])
