"""A statement with the other half of the contrast that it is one side of.

"I pay for 500 Mbps. I get 38." Either alone tells nothing that is wrong.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from app.engines.builtin.concern.recast import Recast
from app.engines.builtin.concern.statement import Statement, apart
from app.engines.builtin.tables import read_table
from app.model.value import Span
from app.text.guarded import Guarded
from app.text.words import content_stems

_LONGEST = 14
"""Words of either half."""


def with_other_half(
    told: Sequence[Statement], sentences: Sequence[Span], text: str, recast: Callable[[Span], Recast | None]
) -> tuple[Statement, ...]:
    """The statements; one side of a pair of short sentences is joined to the other, where that can be told."""
    taken = [one.source for one in told]
    return tuple(_paired(one, taken, sentences, text, recast) for one in told)


def _paired(
    one: Statement,
    taken: Sequence[Span],
    sentences: Sequence[Span],
    text: str,
    recast: Callable[[Span], Recast | None],
) -> Statement:
    if one.quoted or not one.whole:
        return one
    for first, second in ((one.place - 1, one.place), (one.place, one.place + 1)):
        other = first if second == one.place else second
        if not 0 <= other < len(sentences) or not all(apart(sentences[other], span) for span in taken):
            continue
        if not _contrast(sentences[first].text, sentences[second].text):
            continue
        half = recast(sentences[other])
        if half is None and other == second:
            told = _bare_half(sentences[second].text)
        else:
            told = None if half is None or (half.leans and other == first) else half.text
        if told is None:
            continue
        before, behind = (told, one.text) if other == first else (one.text, told)
        start, end = sentences[first].start, sentences[second].end
        source = Span(text=text[start:end], start=start, end=end)
        denied = _pattern("denies").match(sentences[second].text) is not None
        joined = f"{before}{read_table('contrast')['joined_denied' if denied else 'joined']}{behind}"
        return one._replace(text=joined, source=source, leans=one.leans and other != first)
    return one


def _contrast(first: str, second: str) -> bool:
    """Whether the second of two short sentences says what came of what the first one sets."""
    if max(len(first.split()), len(second.split())) > _LONGEST:
        return False
    if any(_pattern("neither").search(half) for half in (first, second)):
        return False
    if _pattern("denies").match(second) and content_stems(first) & content_stems(second):
        return True  # "left on a doorstep. It isn't my doorstep."
    ordered = _pattern("orders").search(first) and _pattern("got").match(second)
    sets = bool(ordered) or _pattern("sets").search(first) is not None
    falls_short = _pattern("comes").search(second) or _bare_half(second)
    return sets and falls_short is not None


def _bare_half(second: str) -> str | None:
    """What a second half too short for a sentence of its own says of "it": "It's cream.", "It covers five."."""
    found = _pattern("bare_half").match(second.replace("’", "'"))
    return found["half"][0].lower() + found["half"][1:] if found else None


@cache
def _pattern(name: str) -> Guarded:
    return Guarded(read_table("contrast")[name], re.IGNORECASE)
