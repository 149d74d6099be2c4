"""Whether an offer, or a limit, is of the kind that the customer asks for, in whatever words."""

import re

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.expand import expand
from app.model.plan import AskPlan
from app.text.compiled import compiled
from app.text.matching import families

GIVEN = frozenset({"refund", "replace", "redeliver", "rebook", "repair", "compensation"})
"""Families of what an offer gives."""
_WISHES = compiled(
    r"\W*(?:(?:please|and|so|or) ){0,2}(?:can|could|may|might|will|would) (?:i|we) (?:please )?(?:still )?"
    r"(?:have|get|be given|swap)\b",
    re.IGNORECASE,
)
"""How a wish for something begins that an offer may give under another name."""


def is_offered(desk: Desk, ask: AskPlan) -> bool:
    """Whether an offer or a limit is of the kind that is asked for: "my $58 back" beside "refund 58.16"; what they wish
    to have, an offer beside may be in whatever words ("can I have another by Saturday").
    """
    if desk.options and _WISHES.match(desk.task.reading.asks[ask.ask].text):
        return True
    wanted = families(desk.task.reading.asks[ask.ask].text)
    notes = (*desk.task.plan.options, *desk.task.plan.cannot)
    return any(wanted & families(expand(note.text).text) & GIVEN for note in notes)
