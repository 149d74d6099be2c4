"""A sentence of a message that may be told back, and how much it tells."""

from collections.abc import Sequence
from typing import NamedTuple

from app.model.value import Span
from app.text.weights.heart import Role

_EFFECT, _STORY = 0.5, 0.2
"""What a sentence's effect and story count beside its heart."""


class Statement(NamedTuple):
    """A sentence that may be told, in words to the customer.

    `place` is its number and `value` its weight; it `leans` on the sentence before where it speaks of "it" or "he".
    One of which the sentence before cannot be told is `unnamed`: what "it" is has to be named first.
    What is `quoted` stands as the customer wrote it; of one that is not `whole` the end was left off.
    """

    place: int
    value: float
    text: str
    leans: bool
    source: Span
    quoted: bool = False
    whole: bool = True
    unnamed: bool = False


def value_of(role: Role) -> float:
    """How much a sentence tells of what the message is about."""
    return role.heart + _EFFECT * role.effect + _STORY * role.story


def apart(one: Span, other: Span) -> bool:
    """Whether two stretches of a message share no character."""
    return one.end <= other.start or other.end <= one.start


def words_of(spans: Sequence[Span]) -> int:
    """The words of several stretches together."""
    return sum(len(span.text.split()) for span in spans)
