"""What a note tells of the customer that nobody else is to read: in a public reply it is left out.

A debt, their health, what is kept of them on record: in a review or a post only what they have said there themselves
may be told, and the rest goes into a private message.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.tables import read_table
from app.text.guarded import Guarded, Several
from app.text.particulars import find, ground
from app.text.words import content_stems

_OF_A_CASE = frozenset({"money", "reference"})
PUBLIC = frozenset({"review", "social"})
"""Channels in which everybody reads along."""


def kept_from_public(
    lines: Iterable[FactLine], channel: str, message: str, limits: Iterable[str] = ()
) -> tuple[FactLine, ...]:
    """The lines; in public those of a note that tells something private have no sentence, and none has where one of the
    `limits` forbids to tell anything there.
    """
    if channel not in PUBLIC:
        return tuple(lines)
    barred = any(_forbids().search(limit) for limit in limits)
    quiet = {"sentence": None, "item": None, "reason": "in_public"}
    return tuple(
        line.model_copy(update=quiet)
        if (line.sentence or line.item)
        and (
            barred
            or tells_private(f"{line.given.text}\n{line.sentence or ''}", message)
            or (line.fielded and _is_of_their_case(str(line.sentence), message))
        )
        else line
        for line in lines
    )


def _is_of_their_case(field: str, message: str) -> bool:
    """Whether the field of a form gives a sum or a reference that the message does not name: it is of their case."""
    known = find(message)
    return any(one.type in _OF_A_CASE and ground(one, known) is None for one in find(field))


def tells_private(text: str, message: str) -> bool:
    """Whether a text tells something private of the customer that the message does not hold."""
    theirs = content_stems(message)
    return any(not (content_stems(found) <= theirs or _is_of(found, message)) for found in _private(text))


def _is_of(found: str, message: str) -> bool:
    """Whether it names somebody of theirs of whom the message speaks by another word: "her son", "a 6yr old"."""
    return any(of.search(found) and said.search(message) for of, said in _same_kin())


def leads_to_private(sentence: str) -> bool:
    """Whether a sentence of a reply asks for a private message."""
    return _asked_in_private().search(sentence) is not None


def _private(text: str) -> Iterator[str]:
    every = _expressions()
    for at in every.possible(text):
        yield from (m.group() for m in every.every[at].pattern.finditer(text))


@cache
def _expressions() -> Several:
    return Several(Guarded(one, re.IGNORECASE) for one in read_table("in_public")["private"])


@cache
def _same_kin() -> tuple[tuple[Guarded, Guarded], ...]:
    rows = read_table("in_public")["same_kin"]
    return tuple((Guarded(row["of"], re.IGNORECASE), Guarded(row["said"], re.IGNORECASE)) for row in rows)


@cache
def _forbids() -> Guarded:
    return Guarded(read_table("in_public")["forbids"], re.IGNORECASE)


@cache
def _asked_in_private() -> Guarded:
    return Guarded(read_table("in_public")["asked_in_private"], re.IGNORECASE)
