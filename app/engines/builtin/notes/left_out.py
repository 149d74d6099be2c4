"""What is kept for the note, and whether a person has to look at it before the reply is sent."""

from collections.abc import Collection

from app.engines.builtin.notes.unsaid import carries
from app.model.writing import LeftOut
from app.text.grammar import tokens

_TELLS = 3
"""Words of a statement from which on it tells something: "UK" or "see above" left out is no loss."""
_OPEN = frozenset({"short", "person", "leans", "space", "blame"})
_UNASKED = frozenset({"short", "person", "leans", "blame"})
"""Reasons for which a person decides whether a statement is to be told: that somebody should have, and did not."""


def left_out(part: str, reason: str, why: str, answers: Collection[int], *, guessed: bool) -> LeftOut:
    """A statement that the reply does not hold, by its `reason` and the words for it, `why`.

    `answers` are the asks that it meets; `guessed`: it was only weighed as one for the team, and speaks of the matter.
    """
    doubted = guessed or reason in _OPEN
    answered = doubted and bool(answers)
    unsaid = answered or guessed or (reason in _UNASKED and len(tokens(part)) >= _TELLS)
    return LeftOut(text=part, reason=why, matters=answered or (doubted and carries(part)), unsaid=unsaid)
