"""What of an English message is meant as it stands and is so now; the rest tells of no danger.

"The queue nearly killed me" is a manner of speaking, "no smell of gas" denies it, "what happens if the alarm goes off"
only asks, and what was last year is over. Such spans are looked for once, so that whatever weighs a danger can pass
over them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from app.text.compiled import compiled
from app.text.expressions import Expression, Expressions, expression, small_letters
from app.text.tables import table

Stretch = tuple[int, int]
"""The characters from the first up to the second."""
_LOOKED_AT = 600
"""Characters of a sentence that are looked at."""
_CLAUSE = compiled(r"[^,;:–—]+[,;:–—]*")
_FIGURES = ("figurative", "cursed")
_KINDS = (*_FIGURES, "negated", "supposed", "named")


class _Over(NamedTuple):
    time: re.Pattern[str]
    past: re.Pattern[str]
    goes_on: re.Pattern[str]
    ours: re.Pattern[str]


def figures(sentence: str) -> tuple[Stretch, ...]:
    """Where a sentence only speaks in figures, or wishes ill to a place or a trade."""
    text = _plain(sentence[:_LOOKED_AT])
    return tuple(_found(text, _FIGURES))


def aside(sentence: str) -> tuple[Stretch, ...]:
    """Where a sentence tells of nothing that is so now; a clause of it where what that tells is long over."""
    text = _plain(sentence[:_LOOKED_AT])
    return (*_long_over(text), *_found(text, _KINDS))


@lru_cache(maxsize=256)
def literal(sentence: str) -> str:
    """The sentence with blanks where it tells of nothing that is so now; no longer and no shorter."""
    text = _plain(sentence)
    for start, end in aside(sentence):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def curses(message: str) -> bool:
    """Whether it wishes ill to a place or a trade, which no praise does."""
    return next(_found(_plain(message), ("cursed",)), None) is not None


def settled(message: str) -> bool:
    """Whether it says that all are well again, or that the thing was put right."""
    text = _plain(message)
    return expression(str(table("en", "literal")["settled"])).search(text, small_letters(text)) is not None


def meets(stretches: Sequence[Stretch], start: int, end: int) -> bool:
    """Whether characters from `start` up to `end` share one with any of the stretches."""
    return any(start < last and first < end for first, last in stretches)


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _found(text: str, kinds: tuple[str, ...]) -> Iterator[Stretch]:
    low = small_letters(text)
    for wording in _wordings(kinds).possible(low):
        yield from (match.span() for match in wording.matches(text, low))


def _long_over(text: str) -> Iterator[Stretch]:
    """The clauses that tell of a time far behind, with nothing in them that goes on; a mere time goes with the next."""
    if not _time().may_match(small_letters(text)):
        return
    start = 0
    for clause in _CLAUSE.finditer(text):
        if _over().time.fullmatch(text[start : clause.end()].strip(" ,;:")):
            continue
        if _is_over(text[start : clause.end()]):
            yield (start, clause.end())
        start = clause.end()


def _is_over(clause: str) -> bool:
    over = _over()
    told = over.ours.sub(" ", clause)
    return bool(over.time.search(told) and over.past.search(told) and not over.goes_on.search(told))


@cache
def _wordings(kinds: tuple[str, ...]) -> Expressions:
    return Expressions(str(p) for kind in kinds for p in table("en", "literal")[kind])


@cache
def _time() -> Expression:
    """A time far behind, without which nothing is over."""
    return expression(str(table("en", "literal")["over"]["time"]))


@cache
def _over() -> _Over:
    return _Over(**{name: _compiled(str(p)) for name, p in table("en", "literal")["over"].items()})


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
