"""A part that is told with the whole thing that another sentence names: "the strap" as "the strap of your watch".

Told by itself, "the neck is snapped" says of nothing whose neck it is. The whole is named by the sentence just before,
which is not told; where that one names no thing for sure, the part stays as it is.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from app.engines.builtin.concern.statement import Statement
from app.engines.builtin.concern.stating import nouns
from app.engines.builtin.tables import read_table
from app.model.value import Span
from app.text.compiled import compiled

_NEAR = 2
"""Sentences before a part among which the whole is named, with nothing but fragments between."""
_FRAGMENT = 4
"""Words up to which a sentence in between names nothing else: "Three weeks old"."""


_PAIR, _SLIGHT = 2, 0.4
"""Statements of which the first may only name the whole of the second, and what that one weighs at the most."""


def with_wholes(told: Sequence[Statement], sentences: Sequence[Span]) -> tuple[Statement, ...]:
    """The statements, each part with its whole where no statement told names that."""
    told = _without_mere_names(told, sentences)
    return tuple(one if one.quoted else one._replace(text=_with_whole(one, sentences, told)) for one in told)


def _without_mere_names(told: Sequence[Statement], sentences: Sequence[Span]) -> Sequence[Statement]:
    """Without a slight statement that only names the whole of which the next one tells a part."""
    if len(told) != _PAIR or told[0].quoted or told[0].value >= min(_SLIGHT, told[1].value):
        return told
    return told[1:] if _with_whole(told[1], sentences, told[1:]) != told[1].text else told


def _with_whole(one: Statement, sentences: Sequence[Span], told: Iterable[Statement]) -> str:
    part = _pattern("part").match(one.text)
    if part is None or part["part"].lower() not in _words("parts"):
        return one.text
    whole = _whole_before(sentences[: one.place])
    if whole is None:
        return one.text
    head = whole.split()[-1].lower()
    if any(re.search(rf"\b{re.escape(head)}\b", other.text, re.IGNORECASE) for other in told):
        return one.text
    return f"{part[0]} of {whole}{one.text[part.end() :]}"


def _whole_before(before: Sequence[Span]) -> str | None:
    """The thing that the nearest sentence names, to the customer: "your watch", "the tent"."""
    for span in reversed(before[-_NEAR:]):
        text = span.text.replace("’", "'")
        found = next((m for one in _wholes() if (m := one.search(text)) is not None), None)
        if found is not None:
            return _named(found["own"].lower(), found["what"])
        if len(text.split()) > _FRAGMENT:
            return None
    return None


def _named(own: str, what: str) -> str | None:
    words = what.split()
    head = words[-1].lower()
    known = head in nouns() or head.removesuffix("s") in nouns() or head in _words("things")
    if not known or head in _words("no_whole") | _words("parts"):
        return None
    owner = "your" if own in {"my", "our"} else "the"
    plain = [w.lower() if w.isupper() and len(w) > 3 else w for w in words]
    return " ".join([owner, *plain])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(_table()[name]).split())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(str(_table()[name]), re.IGNORECASE)


@cache
def _wholes() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(str(one), re.IGNORECASE) for one in _table()["wholes"])


@cache
def _table() -> dict[str, Any]:
    return read_table("parts")
