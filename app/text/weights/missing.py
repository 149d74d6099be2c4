"""What a message lacks: the one thing that whoever answers it has to ask for before anything can be done.

A linear model over the marks of its sentences (`app.text.weights.heart`) and over what the message names already
(`locale/en/missing_marks.yaml`), fitted by `scripts.fit.missing` on messages of which others said what they would ask
(`training/missing/`).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from app.text.compiled import compiled
from app.text.tables import table
from app.text.weights.fitted import fitted
from app.text.weights.heart import features

FOUND_BY = (
    "order", "booking", "account", "membership", "policy", "vehicle", "pupil", "patient", "animal", "tenancy", "street",
    "visit", "course", "application",
)  # fmt: skip
"""By what a company finds the matter: a garage by the registration, a school by the child's class."""
LABELS = (*FOUND_BY, "software", "when_where", "product", "photo", "what_happened", "contact", "nothing")
"""What may be asked for; `contact` is how to reach them, `nothing` that all is there or only an answer is needed."""
_PLACE = "@"


def missing(message: str, sentences: Sequence[str]) -> Mapping[str, float]:
    """How likely (0-1, together 1) each of LABELS is what a whole English message lacks."""
    return dict(zip(LABELS, fitted("missing").shares(marks(message, sentences)), strict=True))


def marks(message: str, sentences: Sequence[str]) -> frozenset[str]:
    """What the model sees of a message, wherever in it."""
    seen = frozenset[str]().union(*features(sentences))
    return frozenset(mark for mark in seen if not mark.startswith(_PLACE)) | names(message)


def names(message: str) -> frozenset[str]:
    """What an English message names already: keys of `locale/en/missing_marks.yaml`, each after a "#"."""
    return frozenset(f"#{name}" for name, pattern in _patterns().items() if pattern.search(message))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: compiled(str(words)) for name, words in table("en", "missing_marks").items()}
