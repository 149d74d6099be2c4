"""What an operator makes of a golden reply, and which of several it makes."""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Spoiled(NamedTuple):
    """A spoiled reply and the sentence that spoils it, or that is gone."""

    text: str
    sentence: str


def digest(text: str) -> str:
    """Sixteen hexadecimal characters that stand for a reply."""
    return sha256(text.encode()).hexdigest()[:16]


def chosen(things: Sequence[T], most: int, *seed: str) -> tuple[T, ...]:
    """As many as `most` of the things, others for another seed and always the same for one."""
    if len(things) <= most:
        return tuple(things)
    first = int(sha256("\0".join(seed).encode()).hexdigest(), 16) % len(things)
    return tuple(things[(first + at * len(things) // most) % len(things)] for at in range(most))
