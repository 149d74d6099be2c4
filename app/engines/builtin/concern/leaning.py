"""What a sentence needs before it to be told: the one that names what "it" is, or who "he" is."""

from collections.abc import Mapping, Sequence

from app.engines.builtin.concern.beside import (
    counts_from_before,
    leans_on_somebody,
    names_somebody,
    speaks_of_it,
)
from app.engines.builtin.concern.statement import Statement, apart
from app.model.value import Span

_CARRIED = 0.2
"""Weight of a sentence on which another leans, below which neither is told."""
_FAR = 4
"""Sentences before one that speaks of "him", among which stands who he is."""
_NEAR = 2
"""Sentences before one within which stands what has a name in the reply already."""


def needed_with(
    one: Statement, found: dict[int, Statement], *, clear: bool, known: bool, near: int | None
) -> list[Statement] | None:
    """The statement with what it needs before it; what is clearly the heart needs less.

    Of somebody they wrote of (`known`) "he" says enough to them, and "it" behind the sentence `near` that
    names the thing, or behind its name.
    """
    needed = _with_what_it_leans_on(one, found, least=0.0 if clear else _CARRIED)
    before = found.get(one.place - 1)
    if needed == [one] and before is not None and counts_from_before(one.text) and not one.quoted:
        return [one, before] if before.whole and not before.leans else needed
    if needed is not None or not clear:
        return needed
    if known and leans_on_somebody(one.text):
        return [one]
    if near is None or one.place - 1 in found or not speaks_of_it(one.text):
        return None
    names = found.get(near)
    plain = names is not None and not names.quoted and not names.leans and names.whole
    return [one, names] if names is not None and plain else [one._replace(unnamed=True)]


def stands_just_before(named: Span | None, sentences: Sequence[Span], place: int) -> int | None:
    """Which of the two sentences before the one at `place` holds a thing; None where neither does."""
    before = range(max(place - _NEAR, 0), place)
    return next((at for at in before if named is not None and not apart(named, sentences[at])), None)


def _who_is_meant(one: Statement, found: Mapping[int, Statement]) -> Statement | None:
    """The sentence that names "him", where those between speak of him too, or of nobody else: "he never came back"."""
    if not leans_on_somebody(one.text):
        return None
    for place in range(one.place - 1, max(one.place - _FAR, 0) - 1, -1):
        before = found.get(place)
        if before is None or (before.leans and not leans_on_somebody(before.text)):
            return None
        if not before.leans and names_somebody(one.text, before.text):
            return before if before.whole and not before.quoted else None
    return None


def _with_what_it_leans_on(
    one: Statement, found: dict[int, Statement], *, least: float
) -> list[Statement] | None:
    """The statement with those before it that it needs, of that weight; None where one of them cannot be told."""
    needed = [one]
    while needed[-1].leans:
        before = _who_is_meant(needed[-1], found) or found.get(needed[-1].place - 1)
        # What was left off may have named the one that is meant.
        if before is None or before.value < least or not before.whole:
            return None
        if not names_somebody(needed[-1].text, before.text):
            return None
        needed.append(before)
    return needed
