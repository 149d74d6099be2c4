"""Whether a message seems to tell of a danger only because a child is named in it: "woke the baby" is none."""

import re
from collections.abc import Sequence
from functools import cache

from app.text.compiled import compiled
from app.text.literal import literal
from app.text.tables import table
from app.text.weights.urgency import urgency

_US = "us"
"""Who stands for the child: without it, what is left has to tell of the danger by itself."""


def only_mentions_a_child(sentences: Sequence[str], least: float) -> bool:
    """Whether no word of an English message tells of harm or want, and less than `least` of the danger is left by it.

    "The heating is out and we have a newborn" tells of a want, whoever is named.
    """
    if tells_of_harm(sentences):
        return False
    said = _meant(sentences)
    without = [_words("young").sub(_US, text) for text in said]
    return without != said and urgency(without).danger < least


def tells_of_harm(sentences: Sequence[str]) -> bool:
    """Whether a word of an English message tells of harm to a body, of a want, or of a thing that does harm."""
    return any(_words("harm_or_want").search(text) for text in _meant(sentences))


def tells_of_a_body(sentences: Sequence[str]) -> bool:
    """Whether a word of an English message tells of a body that came to harm or is unwell."""
    return any(_words("body").search(text) for text in _meant(sentences))


def tells_of_a_place(sentences: Sequence[str]) -> bool:
    """Whether a word of an English message tells of a place or a thing that may harm whoever comes near."""
    return any(_words("place").search(text) for text in _meant(sentences))


def _meant(sentences: Sequence[str]) -> list[str]:
    return [literal(text).replace("\u2019", "'") for text in sentences]


@cache
def _words(name: str) -> re.Pattern[str]:
    return compiled(str(table("en", "danger")[name]), re.IGNORECASE)
