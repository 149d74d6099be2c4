"""What an outcome says, held against what is kept of its draft: sent as it was, edited, or never sent."""

from typing import NamedTuple

from app.errors import InputError
from app.model.draft import ChecklistItem, Draft
from app.model.record import DraftRecord, Outcome, OutcomeKind
from app.model.writing import Passage
from app.records.changes import Judged, likeness, same_text


class Said(NamedTuple):
    """What became of a draft. `text` is what was sent where that is another text than the draft's own; `untouched` are
    the checklist items of a text that went out just as it was drafted.
    """

    kind: OutcomeKind
    text: str | None = None
    base: Judged | None = None
    untouched: tuple[ChecklistItem, ...] | None = None


def said_of(outcome: Outcome, record: DraftRecord) -> Said:
    """What an outcome comes down to: `sent` with another text is `edited`, `edited` with the drafted text is `sent`.

    A text that is one of the draft's variants was sent as it was. Where the draft's texts are gone there is nothing to
    compare with, and the text is not kept either. Raises InputError where an edited text is not given.
    """
    if outcome.outcome == "discarded":
        return Said("discarded")
    if outcome.text is None and outcome.outcome == "sent":
        return Said("sent", untouched=record.draft.checklist if record.draft else None)
    if outcome.text is None or not outcome.text.strip():
        raise InputError("say what was sent", fields=[("text", "is needed where the draft was edited")])
    if record.draft is None:
        return Said(outcome.outcome)
    own, *variants = _drafted(record.draft, record.passages)
    if same_text(own.text, outcome.text):
        return Said("sent", untouched=tuple(own.items.values()))
    for variant in variants:
        if same_text(variant.text, outcome.text):
            return Said("sent", text=variant.text, untouched=tuple(variant.items.values()))
    sent = outcome.text
    base = max((own, *variants), key=lambda d: likeness(d.text, sent)) if variants else own
    return Said("edited", text=outcome.text, base=base)


def _drafted(draft: Draft, passages: tuple[Passage, ...]) -> tuple[Judged, ...]:
    """The draft's own reply, then its other variants."""
    own = Judged(draft.reply.text, draft.checklist, passages)
    others = (v for v in draft.variants if not same_text(v.reply.text, draft.reply.text))
    return (own, *(Judged(v.reply.text, v.checked.checklist) for v in others))
