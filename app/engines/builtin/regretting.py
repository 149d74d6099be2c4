"""Opens a reply to notes with an apology for what befell the customer: "I'm sorry that the bus left without you"."""

import re
from collections.abc import Sequence

from app.engines.builtin.concern.centre_signs import is_troubled
from app.engines.builtin.concern.regretted import SURE, may_be_regretted, worth
from app.engines.builtin.desk import Desk
from app.engines.builtin.front import OWN_WORDS
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.openers import Opener
from app.engines.builtin.owning import admission
from app.engines.builtin.sad_to_hear import behind, is_the_trouble
from app.text.compiled import compiled
from app.text.particulars import Particular, find, ground

_CLAIMS = frozenset({"money", "percentage"})
"""What they claim is no fact of ours before a note says so: "you lost £900 in sales"."""
_DID_AND_CANNOT = compiled(
    r"(?P<did>you (?:have |had |'ve )?(?!are\b|were\b)[a-z]+(?: [^,;]{3,80}?)?),? (?:and|but)"
    r" (?P<rest>(?:you|it|nothing|nobody|no one|there) (?:still |now )?[^,;]*?"
    r"(?:\bnot\b|n['’]t\b|\bnever\b|\bstill\b|\bno\b)[^;]{3,})",
    re.IGNORECASE,
)
"""What they did, and what did not come of it."""
_WENT_WRONG = compiled(
    r"\b(?:not|never|n['’]t|lost|missed|waited|stood|paid|fell|hurt|had to|no|without|wrong|late)\b",
    re.IGNORECASE,
)
_LONGEST = 22
"""Words from which on an apology would tell the tale."""


def regretted(desk: Desk, weighed: Sequence[Opener]) -> Opener | None:
    """What of all they tell is surely something bad that befell them by our fault; None where nothing is."""
    plan = desk.task.plan
    once = "admit" in plan.moves and not (plan.apologised_before or plan.broken_promises)
    grave = desk.bearing.despairs or "grief" in desk.book.feelings
    if grave or not once:
        return None
    brief = desk.task.brief
    best, most = None, SURE
    for one in weighed:
        if one.kind != "told" or len(one.texts) > 1 or not _may_be_granted(desk, one):
            continue
        value = worth(one.texts[0], one.worth, brief.facts, brief.options)
        if is_the_trouble(one, one.texts[0]):
            value = max(value, SURE)
        if value >= most:
            best, most = one, value
    return best


def _may_be_granted(desk: Desk, one: Opener) -> bool:
    """Whether nothing in it is only claimed, as a sum that no note names, and one breath holds it."""
    if len(one.texts[0].split()) > _LONGEST or not may_be_regretted(one.texts[0]):
        return False
    claimed = [part for part in find(one.texts[0]) if part.type in _CLAIMS]
    # What we charged them we know ourselves.
    ours = pattern("charged_them").search(one.texts[0]) is not None
    return ours or not claimed or all(ground(part, _noted(desk)) is not None for part in claimed)


def _noted(desk: Desk) -> list[Particular]:
    notes = (*desk.task.plan.facts, *desk.task.plan.options)
    return [part for note in notes for part in find(note.text)]


def _what_befell(clause: str) -> str:
    """A clause without what they did themselves and are not to be pitied for: "you moved your number and you still
    can't get texts" → "you still can't get texts".
    """
    found = _DID_AND_CANNOT.fullmatch(clause)
    if found is None:
        return behind(clause)
    return clause if _WENT_WRONG.search(found["did"]) or is_troubled(found["did"]) else found["rest"]


def apologise(desk: Desk, one: Opener, *, feels: bool) -> bool:
    """Say it, with the feeling in the same breath where it `feels` and that is a plain one; True where it was felt."""
    values: dict[str, str | None] = {"concern": _what_befell(one.texts[0])}
    feeling = next(iter(desk.book.feelings), None)
    mine = admission(desk) == "admit_mine"
    felt = feels and not mine and (feeling is None or feeling in OWN_WORDS)
    slot = "admit_mine_that" if mine else "admit_that_felt" if felt else "admit_that"
    desk.say("admit-mistakes", slot, shown=one.sources, values=values)
    desk.book.thing_at_most = 0
    return felt
