"""What sentences surely tell of: a wait, money, something broken, a promise."""

import re
from collections.abc import Iterable
from functools import lru_cache

from app.engines.builtin.kinds import kinds_of
from app.engines.builtin.mood import words_of
from app.text.compiled import compiled

_REMEMBERED = 256
"""Sentences, and pieces of them, whose kind is remembered: several rooms ask what the same one tells of."""
_ASKS_WHY = compiled(r"\W*(?:why|where|how come)\b", re.IGNORECASE)
_SUPPOSES = compiled(r"\W*(?:if|unless|should|in case|when will|can|could|would|do|does)\b", re.IGNORECASE)


def happening(sentences: Iterable[str]) -> str | None:
    """The weightiest kind that one of the sentences tells of; what only asks or supposes tells of none."""
    return _happening(tuple(sentences))


@lru_cache(maxsize=_REMEMBERED)
def _happening(sentences: tuple[str, ...]) -> str | None:
    told = [text for text in (one.replace("’", "'") for one in sentences) if _tells(text)]
    return kinds_of("happening").first(told)


def kinds() -> tuple[str, ...]:
    """The names of the kinds, the weightiest first; each has phrases of its own."""
    return kinds_of("happening").names


def _tells(text: str) -> bool:
    asks = text.rstrip().endswith("?") and not _ASKS_WHY.match(text)
    # "He was a star, and charged me £18": money that is told in praise is no trouble.
    praises = (
        words_of("praise_free").search(text) is not None and words_of("praise_turned").search(text) is None
    )
    return not asks and not praises and not _SUPPOSES.match(text)
