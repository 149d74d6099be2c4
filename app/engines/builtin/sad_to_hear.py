"""Opens a reply to notes, where nothing is owned, with what is bad to hear: "I'm sorry to hear that the lift is out
again", or why it is felt as it is: "I can see why you're angry that we charged you £18".
"""

from collections.abc import Sequence

from app.engines.builtin.concern.centre_signs import is_troubled
from app.engines.builtin.concern.regretted import SURE, may_be_regretted, worth
from app.engines.builtin.desk import Desk
from app.engines.builtin.main_point import unfit
from app.engines.builtin.matter import is_borne_out
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.openers import Opener
from app.engines.builtin.tables import Table
from app.text.weights.opened import Way

_TABLE = Table("sad_to_hear")
_SAYS = 4
"""Words from which on what is left of a clause says something."""
_LONGEST = 22
"""Words from which on it would tell the tale."""
_CENTRAL, _LIKELY = 0.45, -3.0
"""What is worth so much (-1 to 1) as an opening and so much (log odds) as something to be sorry for, is sad where words
for trouble stand in it.
"""
_EVERY_WAY: frozenset[Way] = frozenset({"heart", "clause", "point"})
_NAMED = frozenset({"anger", "frustration", "disappointment", "worry", "sadness"})
"""Feelings that are named together with what they are about."""


def saddening(desk: Desk, weighed: Sequence[Opener]) -> Opener | None:
    """What of all they tell is something bad to have happen, whoever did it; None where nothing is, or we own up.

    Of several the one that most likely is the matter, cut to what befell them.
    """
    grave = desk.bearing.despairs or "grief" in desk.book.feelings
    calm = desk.bearing.thanks or desk.bearing.likely_pleases or desk.bearing.only_asks
    if "admit" in desk.task.plan.moves or grave or calm or desk.task.brief.fault == "ours":
        return None
    best: Opener | None = None
    for one in weighed:
        if one.kind != "told" or len(one.texts) > 1 or unfit(desk, one.clauses[0]):
            continue
        text = what_befell(one.texts[0])
        if (best is None or one.worth > best.worth) and _is_sad(desk, one, text):
            best = one._replace(texts=(text,))
    return best


def _is_sad(desk: Desk, one: Opener, text: str) -> bool:
    """Whether the clause as it is cut is surely bad news, and nobody admits a thing by being sorry for it."""
    if not may_be_regretted(text) or len(text.split()) > _LONGEST or _held_against(desk, one, text):
        return False
    brief = desk.task.brief
    value = worth(text, one.worth, brief.facts, brief.options)
    central = one.worth >= _CENTRAL and value >= _LIKELY and is_troubled(text)
    return value >= SURE or central or is_the_trouble(one, text)


def is_the_trouble(one: Opener, text: str) -> bool:
    """Whether it holds words for trouble and is the matter by every way that looks for it."""
    return set(one.by) >= _EVERY_WAY and is_troubled(text)


def _held_against(desk: Desk, one: Opener, text: str) -> bool:
    """Whether they did it themselves, it leans on what is not told, or we would admit what no note bears out."""
    if _TABLE.shape("did").match(text) or _TABLE.shape("leans").search(text):
        return True
    accused = _TABLE.shape("did_wrong").search(text) or not _TABLE.shape("we_know").search(text)
    return is_ours(text) and bool(accused) and not is_borne_out(desk, one.clauses[0])


def is_ours(text: str) -> bool:
    """Whether a clause tells what we did: "we charged you", "you have been charged"."""
    return _TABLE.shape("of_ours").match(text) is not None or pattern("charged_them").search(text) is not None


def what_befell(clause: str) -> str:
    """A clause without what only led up to it, without where the tale goes on, and without what they say against it:
    "you rented a car and got seven toll charges" → "you got seven toll charges".
    """
    text = _TABLE.shape("against").split(behind(clause), maxsplit=1)[0]
    text = _TABLE.shape("runs_on").split(text, maxsplit=1)[0]
    # What we did is said as so; what they add to it may be what the notes deny.
    text = _TABLE.shape("adds").split(text, maxsplit=1)[0] if is_ours(text) else text
    text = text if len(text.split()) >= _SAYS else clause
    return _TABLE.shape("their_own").sub("", text)


def behind(clause: str) -> str:
    """A clause without what only led up to what went wrong."""
    found = _TABLE.shape("led_up").fullmatch(clause)
    if found is None or is_troubled(found["did"]) or not is_troubled(found["rest"]):
        return clause
    return f"you {found['rest']}" if _TABLE.shape("subjectless").match(found["rest"]) else found["rest"]


def hear_of(desk: Desk, one: Opener, *, feels: bool) -> bool:
    """Say that one is sorry to hear it, or why it is felt as it is; True where the feeling was named with it.

    Nobody is sorry to hear what they did themselves.
    """
    feeling = next(iter(desk.book.feelings), None)
    ours = is_ours(one.texts[0])
    named = feels and (feeling in _NAMED or (feeling is None and ours))
    slot = "upset_that" if named or ours else "heard_that"
    desk.say("empathize", slot, shown=one.sources, values={"concern": one.texts[0]})
    desk.book.thing_at_most = 0
    return feels and (named or ours or feeling is None)
