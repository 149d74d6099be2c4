"""What did not come or was not so, told in one breath with what had been asked for or said just before it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from app.engines.builtin.concern.beside import with_the_time
from app.engines.builtin.concern.statement import Statement
from app.engines.builtin.tables import read_table
from app.model.value import Span
from app.text.guarded import Guarded
from app.text.words import content_stems

_SIDES = 2
"""Things told at the least where it is asked whose word counts."""


def with_denials_joined(told: Mapping[int, Statement], text: str) -> dict[int, Statement]:
    """The statements, where "no interpreter came" stands with "you booked an interpreter" just before it.

    By its words alone it would seem to say that again.
    """
    joined = dict(told)
    for place in sorted(told):
        one, before = told[place], joined.get(place - 1)
        if before is None or one.quoted or before.quoted or not one.text.lower().startswith(("no ", "none ")):
            continue
        if content_stems(one.text) <= content_stems(before.text):
            joined[place - 1] = with_the_time(before, one, text)
            del joined[place]
    return joined


def with_denials_behind(told: Sequence[Statement], sentences: Sequence[Span], text: str) -> list[Statement]:
    """The statements, what somebody said with "It isn't" behind it: without that they would seem to grant it."""
    return [_denied(one, sentences, text) for one in told]


def _denied(one: Statement, sentences: Sequence[Span], text: str) -> Statement:
    """A statement of what was said or promised, with the short denial that stands just behind it."""
    behind = sentences[one.place + 1] if one.place + 1 < len(sentences) else None
    if behind is None or one.quoted or not one.whole or one.source.end > behind.start:
        return one
    denial = _pattern("denial").match(behind.text.replace("’", "'"))
    if denial is None or not _pattern("said_so").search(one.text):
        return one
    source = Span(text=text[one.source.start : behind.end], start=one.source.start, end=behind.end)
    return one._replace(text=f"{one.text}, but {denial['denial'].lower()}", source=source)


def one_side_only(message: str, told: Sequence[tuple[int, int]]) -> bool:
    """Whether several say something or it is asked whose word counts, and not all of them are among what is told."""
    plain = message.replace("’", "'")
    said = list(_pattern("speaker").finditer(plain))
    known = {one["who"].lower() for one in said if any(a <= one.start() < b for a, b in told)}
    several = len({one["who"].lower() for one in said}) > 1
    missing = several and 0 < len(known) < len({one["who"].lower() for one in said})
    asked = _pattern("which_of_them").search(plain) is not None
    return missing or (asked and len(told) < _SIDES)


@cache
def _pattern(name: str) -> Guarded:
    return Guarded(read_table("denied")[name], re.IGNORECASE)
