"""How heavily a matter weighs for whoever writes an English message: by what happened, not by how loud it is told.

A linear model over the marks of its sentences (`app.text.weights.heart`), fitted by `scripts.fit.seriousness` on
messages whose weight readers told (`training/felt/`). It weighs; which words are said of it is decided elsewhere.
"""

from collections.abc import Sequence
from functools import lru_cache

from app.text.weights.fitted import fitted
from app.text.weights.purpose import marks

WEIGHTS = ("trifle", "annoying", "serious", "grave")
"""As the messages are labelled, 0 to 3: nothing or a question; a hitch; real harm or distress; life, death, a home."""


def weights(sentences: Sequence[str]) -> tuple[float, ...]:
    """How likely (0-1, together 1) each of WEIGHTS is for a whole message, given by its sentences in their order."""
    return _weights(tuple(sentences))


def serious(sentences: Sequence[str]) -> float:
    """How likely (0-1) the matter is serious or grave."""
    return sum(weights(sentences)[2:])


@lru_cache(maxsize=16)
def _weights(sentences: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(fitted("seriousness").shares(marks(sentences)))
