"""What helps the agent: the item of each agent guideline says what to do about this message."""

from app.guidelines import Guidelines
from app.guidelines.choice import Circumstances, circumstances, first_of, seed_of
from app.model.brief import Brief
from app.model.draft import Checked, ChecklistItem
from app.model.reading import Reading
from app.pipeline import keeping

ADVICE = "advice"
"""The slot that speaks to the agent; `know-the-customer` has one slot for each kind instead."""


def with_advice(
    checked: Checked, guidelines: Guidelines, brief: Brief, reading: Reading, locale: str
) -> Checked:
    """The checklist with the reason of each agent item replaced by advice on this message."""
    found, seed = circumstances(brief, reading), seed_of(brief)
    items = tuple(
        _weighed(_advised(item, guidelines, found, seed, locale, reading), guidelines, brief, locale)
        if item.kind == "agent"
        else item
        for item in checked.checklist
    )
    return checked.model_copy(update={"checklist": items})


def _advised(
    item: ChecklistItem,
    guidelines: Guidelines,
    found: Circumstances,
    seed: str,
    locale: str,
    reading: Reading,
) -> ChecklistItem:
    slots = [ADVICE, *reading.kinds]
    phrases = [
        first_of(guidelines.phrases(item.id, slot, locale), found, seed, f"{item.id}/{slot}")
        for slot in slots
    ]
    said = [p.say for p in phrases if p is not None]
    return item.model_copy(update={"reason": " ".join(said)}) if said else item


def _weighed(item: ChecklistItem, guidelines: Guidelines, brief: Brief, locale: str) -> ChecklistItem:
    """Whether to keep the customer, with what is known of them before what this one message says."""
    if item.id != keeping.GUIDELINE or not brief.history.known:
        return item
    known = keeping.Contacts.of(brief.history, brief.customer.contacts_before)
    advice, reasons = keeping.told(guidelines, known, locale)
    return item.model_copy(update={"reason": " ".join(filter(None, (advice, *reasons, item.reason)))})
