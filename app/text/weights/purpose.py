"""What a message is for: a complaint, or something in which nothing went wrong.

A linear model over the marks of its sentences (`app.text.weights.heart`), fitted by `scripts.fit.purpose` on messages
whose purpose was labelled (`training/purpose/`, `training/urgency/`).
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.text.compiled import compiled
from app.text.weights.fitted import fitted
from app.text.weights.heart import features

_FEW = 3
"""Words from which on a message is worth weighing."""
_WORD = compiled(r"[^\W\d_]{2,}")


class Purpose(NamedTuple):
    """How likely (0-1, together 1) a message is each; `praised` is praise with a question or a request."""

    complaint: float
    question: float
    request: float
    praise: float
    praised: float

    @property
    def thanks(self) -> float:
        """How likely it holds praise and no complaint."""
        return self.praise + self.praised


LABELS = ("complaint", "question", "request", "praise", "praise_question")
"""As the messages are labelled, in the order of `Purpose`."""


def says_little(message: str) -> bool:
    """Whether a message has but a word or two ("help", "???"): the model then weighs next to nothing."""
    return len(_WORD.findall(message)) < _FEW


def purpose(sentences: Sequence[str]) -> Purpose:
    """The purpose of a whole English message, given by its sentences in their order."""
    return Purpose(*fitted("purpose").shares(marks(sentences)))


def marks(sentences: Sequence[str]) -> frozenset[str]:
    """What the model sees of a message."""
    return frozenset[str]().union(*features(sentences))
