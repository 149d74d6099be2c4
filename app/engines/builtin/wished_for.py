"""Whether an offer, or a limit, is of the kind that the customer asks for, in whatever words."""

import re

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.expand import expand
from app.model.plan import AskPlan
from app.text.compiled import compiled
from app.text.matching import families
from app.text.particulars import find
from app.text.sentences import split
from app.text.words import content_stems

GIVEN = frozenset({"refund", "replace", "redeliver", "rebook", "repair", "compensation"})
"""Families of what an offer gives."""
_WISHES = compiled(
    r"\W*(?:(?:please|and|so|or) ){0,2}(?:can|could|may|might|will|would) (?:i|we) (?:please )?(?:still )?"
    r"(?:have|get|be given|swap)\b",
    re.IGNORECASE,
)
"""How a wish for something begins that an offer may give under another name."""

_ARTICLE = compiled(r"^(?:the|an?|your|her|his|their) ", re.IGNORECASE)


def is_offered(desk: Desk, ask: AskPlan) -> bool:
    """Whether an offer or a limit is of the kind that is asked for: "my $58 back" beside "refund 58.16"; what they wish
    to have, an offer beside may be in whatever words ("can I have another by Saturday").
    """
    if desk.options and _WISHES.match(desk.task.reading.asks[ask.ask].text):
        return True
    wanted = families(desk.task.reading.asks[ask.ask].text)
    notes = (*desk.task.plan.options, *desk.task.plan.cannot)
    return any(wanted & families(expand(note.text).text) & GIVEN for note in notes)


def is_of_a_sum_told(desk: Desk, number: int) -> bool:
    """Whether an ask is about a sum that a note grants, offers or refuses: the same sum, or the thing that they paid it
    for. That they paid it is no answer.

    "Had to take a B&B, £220 … I want my £220" is met by what is said of the B&B.
    """
    asked = desk.task.reading.asks[number]
    told = split(desk.task.reading.text)
    within = next((s for s in told if s.start <= asked.start < s.end), None)
    sums = _sums(asked.text) or (_sums(within.text) if within is not None else frozenset())
    kept = [*desk.task.plan.options, *desk.task.plan.cannot]
    granted = (note for note in desk.task.plan.facts if families(expand(note.text).text) & GIVEN)
    if not sums or any(sums & _sums(note.text) for note in (*kept, *granted)):
        return bool(sums)
    paid_for = [s.text for s in told if sums & _sums(s.text)]
    return any(_names(note.text, text) for note in kept for text in paid_for)


def _names(note: str, text: str) -> bool:
    """Whether a short note names only a thing of which a text of theirs speaks: "The B&B"."""
    thing = _ARTICLE.sub("", note.strip(" .")).lower()
    stems = content_stems(thing)
    return thing in text.lower() or (bool(stems) and stems <= content_stems(text))


def _sums(text: str) -> frozenset[str]:
    return frozenset(form for one in find(text) if one.type == "money" for form in one.forms)
