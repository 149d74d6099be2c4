"""Values that only the routes over what is kept take and give."""

from pydantic import AwareDatetime

from app.model.brief import Brief
from app.model.draft import Draft
from app.model.given import AwareMoment
from app.model.record import DraftRecord, Figures, OutcomeRecord
from app.model.value import Value


class KeptDraft(Value):
    """A draft as it is kept. `brief`, `draft` and the texts of its outcome are null when their time is over."""

    id: str
    at: AwareDatetime
    by: str
    customer_ref: str | None = None
    figures: Figures
    brief: Brief | None = None
    draft: Draft | None = None
    outcome: OutcomeRecord | None = None

    @classmethod
    def of(cls, record: DraftRecord) -> "KeptDraft":
        """All of a record but what the writer alone knows."""
        return cls(**{name: getattr(record, name) for name in cls.model_fields})


class Snooze(Value):
    """Until when a follow-up is put off."""

    until: AwareMoment
