"""Whether a message presses: somebody may be at risk, or something is lost if it is not done within hours or days.

Whoever writes may be at risk from themselves, and mostly only hints at it.

Linear models over the marks of sentences (`app.text.heart`), fitted by `scripts.fit.urgency` and `self_harm` on
messages that were labelled one by one (`training/urgency/`, `training/self_harm/`). One weighs the whole message and
another finds the sentence that shows why it presses; the third does both.
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.text.fitted import fitted
from app.text.heart import features

LABELS = ("none", "deadline", "danger")
_PLACE = "@"


class Urgency(NamedTuple):
    """How likely (0-1) a message tells of a deadline, a danger, a wish to die, and which sentence shows each best."""

    deadline: float
    danger: float
    self_harm: float
    deadline_at: int
    danger_at: int
    self_harm_at: int


def urgency(sentences: Sequence[str]) -> Urgency:
    """The urgency of a whole English message, given by its sentences in their order; at least one."""
    rows = marks(sentences)
    whole = frozenset[str]().union(*rows)
    _, deadline, danger = fitted("urgency").shares(whole)
    _, self_harm = fitted("self_harm").shares(whole)
    told = [fitted("urgent_sentence").shares(row) for row in rows]
    places = [max(range(len(told)), key=lambda at: told[at][label]) for label in (1, 2)]
    hints = [fitted("self_harm").shares(row)[1] for row in rows]
    hinted = max(range(len(hints)), key=lambda at: hints[at])
    return Urgency(
        deadline, danger, self_harm, deadline_at=places[0], danger_at=places[1], self_harm_at=hinted
    )


def marks(sentences: Sequence[str]) -> list[frozenset[str]]:
    """What the models see of each sentence: its words wherever it stands."""
    return [frozenset(mark for mark in row if not mark.startswith(_PLACE)) for row in features(sentences)]
