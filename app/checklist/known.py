"""What an engine wrote and still stands in the reply: what our own knows of it, and what a model claims of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.model.value import Span, stretch
from app.model.writing import Passage


class Standing(NamedTuple):
    """A passage with its place in the reply."""

    passage: Passage
    span: Span


def standing(text: str, passages: Sequence[Passage]) -> tuple[Standing, ...]:
    """The passages of our own engine whose words are still in the reply, unchanged and in order."""
    return tuple(_standing(text, [p for p in passages if not p.claimed]))


def claimed(text: str, passages: Sequence[Passage]) -> tuple[Standing, ...]:
    """The same of passages that a model wrote: what they say of themselves points somewhere and proves nothing."""
    return tuple(_standing(text, [p for p in passages if p.claimed]))


def _standing(text: str, passages: Sequence[Passage]) -> Iterator[Standing]:
    at = 0
    for passage in passages:
        words = passage.text.strip()
        place = text.find(words, at) if words else -1
        if place < 0:
            place = text.find(words) if words else -1
        if place >= 0:
            at = max(at, place + len(words))
            yield Standing(passage=passage, span=stretch(words, place, place + len(words)))


def placed(passages: Sequence[Standing]) -> tuple[Standing, ...]:
    """The passages by their place in the reply."""
    return tuple(sorted(passages, key=lambda s: s.span.start))


def covered(span: Span, passages: Sequence[Standing]) -> bool:
    """Whether a stretch of the reply lies inside what we wrote: in one passage, or in several with blanks between.

    The passages are those of `placed`, or a single one.
    """
    at = span.start
    for passage in passages:
        start, end = passage.span.start, passage.span.end
        between = span.text[at - span.start : max(start - span.start, 0)]
        if end > at and not between.strip():
            at = end
        if at >= span.end:
            return True
    return False
