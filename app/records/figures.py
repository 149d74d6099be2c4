"""What of a draft may stay when its texts are gone: kinds and statuses, no words of anybody."""

from collections.abc import Iterable

from app.model.brief import Brief
from app.model.draft import ChecklistItem, Draft, Status
from app.model.record import Figures


def figures_of(brief: Brief, draft: Draft) -> Figures:
    """The figures of a draft that nobody has sent yet."""
    return Figures(
        channel=brief.channel,
        topic=draft.reading.topic,
        language=draft.reading.language,
        anger=draft.reading.anger,
        abuse=draft.reading.abuse,
        verdict=draft.verdict,
        engine=draft.engine.name,
        wording=draft.engine.wording,
        fallback=draft.engine.name == "builtin" and draft.engine.fallback_reason is not None,
        statuses=statuses_of(draft.checklist),
    )


def statuses_of(checklist: Iterable[ChecklistItem]) -> dict[str, Status]:
    """The status of each principle and guard that applied; what is for the agent alone is left out."""
    return {item.id: item.status for item in checklist if item.status not in {"not_applicable", "for_agent"}}
