"""Whether a message presses: somebody may be at risk, or something is lost if it is not done within hours or days.

Whoever writes may be at risk from themselves, and mostly only hints at it.

Linear models over the marks of sentences (`app.text.heart`), fitted by `scripts.fit.urgency` and `self_harm` on
messages that were labelled one by one (`training/urgency/`, `training/self_harm/`). One weighs the whole message and
another finds the sentence that shows why it presses; the third does both.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from app.text.fitted import fitted
from app.text.heart import features

LABELS = ("none", "deadline", "danger")


class Urgency(NamedTuple):
    """How likely (0-1) a message tells of a deadline, of a danger, and hints at self-harm; `rows` are its sentences."""

    deadline: float
    danger: float
    self_harm: float
    rows: tuple[frozenset[str], ...]

    def shown_by(self, what: Literal["deadline", "danger", "self_harm"]) -> int:
        """The number of the sentence that shows it best."""
        name, label = ("self_harm", 1) if what == "self_harm" else ("urgent_sentence", LABELS.index(what))
        shares = [fitted(name).shares(row)[label] for row in self.rows]
        return max(range(len(shares)), key=lambda at: shares[at])


def urgency(sentences: Sequence[str]) -> Urgency:
    """The urgency of a whole English message, given by its sentences in their order; at least one."""
    rows = tuple(marks(sentences))
    whole = frozenset[str]().union(*rows)
    _, deadline, danger = fitted("urgency").shares(whole)
    _, self_harm = fitted("self_harm").shares(whole)
    return Urgency(deadline, danger, self_harm, rows)


def marks(sentences: Sequence[str]) -> list[frozenset[str]]:
    """What the models see of each sentence: its words wherever it stands."""
    return list(features(sentences, placed=False))
