"""Opens a reply to notes with what befell the customer: "I'm sorry that the bus left without you", where it was our
mistake; else "I'm sorry to hear that the bus left without you", or "I can see why you're angry that …".
"""

import re
from collections.abc import Sequence

from app.engines.builtin.concern.centre_signs import is_troubled
from app.engines.builtin.concern.regretted import SURE, may_be_regretted, worth
from app.engines.builtin.desk import Desk
from app.engines.builtin.front import OWN_WORDS
from app.engines.builtin.main_point import unfit
from app.engines.builtin.matter import is_borne_out
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.openers import Opener
from app.engines.builtin.owning import admission
from app.text.compiled import compiled
from app.text.particulars import Particular, find, ground
from app.text.weights.opened import Way

_CLAIMS = frozenset({"money", "percentage"})
"""What they claim is no fact of ours before a note says so: "you lost £900 in sales"."""
_DID_AND_CANNOT = compiled(
    r"(?P<did>you (?:have |had |'ve )?(?!are\b|were\b)[a-z]+(?: [^,;]{3,80}?)?),? (?:and|but)"
    r" (?P<rest>(?:you|it|nothing|nobody|no one|there) (?:still |now )?[^,;]*?"
    r"(?:\bnot\b|n['’]t\b|\bnever\b|\bstill\b|\bno\b)[^;]{3,})",
    re.IGNORECASE,
)
"""What they did, and what did not come of it."""
_AND_THEN = compiled(
    r"(?P<did>.{12,}?),? and (?P<rest>(?:the|your|our|we(?:'ve)?|there|nobody|no one|nothing) (?!same\b|other\b).{8,})",
    re.IGNORECASE,
)
"""What only leads up to it, and what went wrong with it."""
_WENT_WRONG = compiled(
    r"\b(?:not|never|n['’]t|lost|missed|waited|stood|paid|fell|hurt|had to|no|without|wrong|late)\b",
    re.IGNORECASE,
)
_AGAINST = compiled(r",? but (?=(?:you|i|we|it)\b)", re.IGNORECASE)
_SAYS, _CENTRAL, _LIKELY = 4, 0.45, -3.0
"""Words from which on what is left says something. What is worth so much (-1 to 1) as an opening and so much (log odds)
as something to be sorry for, is sad where words for trouble stand in it.
"""
_EVERY_WAY: frozenset[Way] = frozenset({"heart", "clause", "point"})
_WE_DID = compiled(
    r"(?:we|our (?!internet|wi-?fi|broadband|line|power|water|heating)[\w' -]{1,30})\b", re.IGNORECASE
)
_NAMED = frozenset({"anger", "frustration", "disappointment", "worry", "sadness"})
"""Feelings that are named together with what they are about."""
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
        if _is_the_trouble(one, one.texts[0]):
            value = max(value, SURE)
        if value >= most:
            best, most = one, value
    return best


def _is_the_trouble(one: Opener, text: str) -> bool:
    """Whether it holds words for trouble and is the matter by every way that looks for it."""
    return set(one.by) >= _EVERY_WAY and is_troubled(text)


def saddening(desk: Desk, weighed: Sequence[Opener]) -> Opener | None:
    """What of all they tell is something bad to have happen, whoever did it; None where nothing is, or we own up.

    Of several the one that most likely is the matter, cut to what befell them.
    """
    grave = desk.bearing.despairs or "grief" in desk.book.feelings
    calm = desk.bearing.thanks or desk.bearing.likely_pleases or desk.bearing.only_asks
    if "admit" in desk.task.plan.moves or grave or calm or desk.task.brief.fault == "ours":
        return None
    brief = desk.task.brief
    best, most = None, -1.0
    for one in weighed:
        if one.kind != "told" or len(one.texts) > 1 or unfit(desk, one.clauses[0]) or _accuses(desk, one):
            continue
        text = _undisputed(_what_befell(one.texts[0]))
        if len(text.split()) > _LONGEST or not may_be_regretted(text):
            continue
        value = worth(text, one.worth, brief.facts, brief.options)
        central = one.worth >= _CENTRAL and value >= _LIKELY and is_troubled(text)
        surely = value >= SURE or central or _is_the_trouble(one, text)
        if surely and one.worth > most:
            best, most = one._replace(texts=(text,)), one.worth
    return best


def _accuses(desk: Desk, one: Opener) -> bool:
    """Whether it says that we did wrong, and no note bears that out: "you double-charged me" would be granted."""
    wrong = pattern("did_wrong").search(one.texts[0]) is not None
    return wrong and _is_ours(one.texts[0]) and not is_borne_out(desk, one.clauses[0])


def _is_ours(text: str) -> bool:
    """Whether a clause tells what we did: "we charged you", "you have been charged"."""
    return _WE_DID.match(text) is not None or pattern("charged_them").search(text) is not None


def _undisputed(clause: str) -> str:
    """A clause without what they say against it, on which notes may say otherwise: "… but I cancelled it"."""
    kept = _AGAINST.split(clause, maxsplit=1)[0]
    return kept if len(kept.split()) >= _SAYS else clause


def hear_of(desk: Desk, one: Opener, *, feels: bool) -> bool:
    """Say that one is sorry to hear it, or why it is felt as it is; True where the feeling was named with it.

    Nobody is sorry to hear what they did themselves.
    """
    feeling = next(iter(desk.book.feelings), None)
    ours = _is_ours(one.texts[0])
    named = feels and (feeling in _NAMED or (feeling is None and ours))
    slot = "upset_that" if named or ours else "heard_that"
    desk.say("empathize", slot, shown=one.sources, values={"concern": one.texts[0]})
    desk.book.thing_at_most = 0
    return feels and (named or ours or feeling is None)


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
    found = _DID_AND_CANNOT.fullmatch(clause) or _AND_THEN.fullmatch(clause)
    if found is None or _WENT_WRONG.search(found["did"]) or is_troubled(found["did"]):
        return clause
    return found["rest"] if is_troubled(found["rest"]) or _WENT_WRONG.search(found["rest"]) else clause


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
