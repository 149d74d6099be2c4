"""Chooses the form of "be" that a jotted note left out, by the times it gives."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.nouns import NounPhrase
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.compiled import compiled

_PAST = compiled(
    r"\b(?:at (?:the )?time|on (?:arrival|delivery|return|landing|collection)|yesterday|ago|last|earlier|before"
    r"|just now|this morning)\b",
    re.IGNORECASE,
)
_TO_COME = compiled(r"\b(?:tomorrow|tonight|next|later|in \d+)\b", re.IGNORECASE)
_DEADLINES = frozenset({"by", "within", "until", "till"})
_LASTING = frozenset({"until", "till", "through"})
_BOUNDS = frozenset({"before", "from"})
_PLURAL = {"is": "are", "was": "were", "has been": "have been"}


def is_past(words: Sequence[Token]) -> bool:
    """Whether words tell a time that is over."""
    return _PAST.search(" ".join(t.text for t in words)) is not None


def agreeing(be: str, *, plural: bool) -> str:
    """A form of "be" in its number."""
    first, _, rest = be.partition(" ")
    if not plural or be in _PLURAL:
        return _PLURAL[be] if plural else be
    return f"{_PLURAL[first]} {rest}"


def form_of_be(participle: str, ahead: Sequence[Token], subject: NounPhrase, adverbs: Sequence[str]) -> str:
    """The form before a participle: "is booked", "was sent on 4 May", "has been told", "is to be sent by Friday".

    `ahead` are the words behind the participle.
    """
    near = _near(ahead)
    return agreeing(_singular(participle, near, subject, adverbs), plural=subject.plural)


def _near(ahead: Sequence[Token]) -> list[Token]:
    """The words up to the next clause."""
    stop = next((k for k, t in enumerate(ahead) if t.tag in {"conj", "sub"} or t.low == "since"), len(ahead))
    return list(ahead[:stop])


def _singular(participle: str, near: list[Token], subject: NounPhrase, adverbs: Sequence[str]) -> str:
    times = " ".join(t.text for t in near if t.tag == "time")
    done_by = any(t.low == "by" for t in near)
    to_come = _TO_COME.search(times) is not None
    if re.match(r"(?:every|each) ", times):
        return "is"
    if participle in telegraph("intended"):
        return "was"
    if participle in telegraph("acts_of_state") and times and not to_come:
        return "was"
    # "Closed by the board on 14 October" is a deed, "closed by the council until Friday" how things stand.
    dated_deed = done_by and times and not to_come and _LASTING.isdisjoint(t.low for t in near)
    if not dated_deed and _is_state(participle, times=bool(times), done_by=done_by):
        return "is"
    rule = participle in telegraph("habits") and subject.bare and subject.plural
    if rule and done_by and not times:
        return "is"
    return _act(near, times, adverbs, done_by=done_by)


def _is_state(participle: str, *, times: bool, done_by: bool) -> bool:
    """Whether a participle tells how a thing is: "booked", "damaged", "run by the council"."""
    if participle in telegraph("ways_of_running"):
        return done_by
    if participle in telegraph("harmed"):
        return not (times or done_by)
    return participle in telegraph("states_done")


def _act(near: list[Token], times: str, adverbs: Sequence[str], *, done_by: bool) -> str:
    """The form for something done: over, to be done by a time, or done at no time that is told."""
    over = _PAST.search(times) is not None
    denied = not {"not", "never"}.isdisjoint(adverbs)
    bounds = set() if denied else {a.low for a, b in pairwise(near) if b.tag == "time"}
    lasting = not bounds.isdisjoint(_BOUNDS)
    if (_TO_COME.search(times) and not over) or (not bounds.isdisjoint(_DEADLINES) and not lasting):
        return "is to be"
    told = (bool(times) and not lasting) or over or done_by
    return "was" if told and {"yet", "already"}.isdisjoint(adverbs) else "has been"
