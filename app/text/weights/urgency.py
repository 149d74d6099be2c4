"""Whether a message presses: somebody may be at risk, or something is lost if it is not done within hours or days.

Whoever writes may be at risk from themselves, and mostly only hints at it.

Linear models over the marks of sentences (`app.text.weights.heart`), fitted by `scripts.fit.urgency` and `self_harm` on
messages that were labelled one by one (`training/urgency/`, `training/self_harm/`). For a danger, four things are
weighed together: the whole message, the sentence that speaks of it most, the words of things that endanger, and how
long the message is. The whole alone takes a long story for a danger: it is told in the same small words.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.text.weights.fitted import fitted, together
from app.text.weights.heart import features, numbers_of

if TYPE_CHECKING:
    from app.text.weights.fitted import Numbers

LABELS = ("none", "deadline", "danger")
_LEAST = 1e-6
"""The least likelihood that is weighed against another."""


class Urgency(NamedTuple):
    """How likely (0-1) a message tells of a deadline, of a danger, and hints at self-harm; `rows` are its sentences."""

    deadline: float
    danger: float
    self_harm: float
    rows: tuple["Numbers", ...]

    def shown_by(self, what: Literal["deadline", "danger", "self_harm"]) -> int:
        """The number of the sentence that shows it best."""
        name, label = ("self_harm", 1) if what == "self_harm" else ("urgent_sentence", LABELS.index(what))
        shares = [row[label] for row in fitted(name).shares_of(self.rows)]
        return max(range(len(shares)), key=lambda at: shares[at])


def urgency(sentences: Sequence[str]) -> Urgency:
    """The urgency of a whole English message, given by its sentences in their order; at least one."""
    rows = tuple(numbers_of(sentence, "en") for sentence in sentences)
    whole = [together(rows)]
    [[_, deadline, danger]] = fitted("urgency").shares_of(whole)
    [[_, self_harm]] = fitted("self_harm").shares_of(whole)
    [[_, named]] = fitted("danger_words").shares_of(whole)
    single = max(row[-1] for row in fitted("urgent_sentence").shares_of(rows))
    told = evidence(danger, single, named, words(sentences))
    bias, *weights = _weighed()
    odds = bias + sum(weight * value for weight, value in zip(weights, told, strict=True))
    return Urgency(deadline, 1 / (1 + exp(-odds)), self_harm, rows)


def evidence(whole: float, single: float, named: float, length: int) -> tuple[float, float, float, float]:
    """What is weighed together: likelihoods of a danger by the whole, its best sentence and its words; the length."""
    return _odds(whole), _odds(single), _odds(named), log(max(length, 1))


def words(sentences: Sequence[str]) -> int:
    """How many words a message has."""
    return sum(len(sentence.split()) for sentence in sentences)


def marks(sentences: Sequence[str]) -> list[frozenset[str]]:
    """What the models see of each sentence: its words wherever it stands."""
    return list(features(sentences, placed=False))


def _odds(share: float) -> float:
    kept = min(max(share, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))


@cache
def _weighed() -> tuple[float, ...]:
    """The bias, and what each kind of evidence weighs."""
    raw = (files("app.text") / "locale" / "en" / "danger_together.json").read_text(encoding="utf-8")
    return tuple(json.loads(raw))
