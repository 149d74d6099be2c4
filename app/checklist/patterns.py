"""Sets of wordings compiled once and searched quickly in a reply."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.checklist.literals import needed
from app.model.value import Span

_STRAIGHT = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
    }
)

_CASED = "(?-i:"
"""Marks an expression in which capitals matter."""

_LETTER = re.compile(r"\\.|[A-Z]", re.DOTALL)
"""A capital letter of an expression, or an escape, which must stay as it is."""


def straight(text: str) -> str:
    """The text with plain quotes, dashes and spaces; length and offsets stay as they were."""
    return text.translate(_STRAIGHT)


class Piece(NamedTuple):
    """A stretch of a text after `straight`, ready to be searched: where it starts, its text, its small letters.

    `lower` is as long as `text`, so that places found in one are places of the other.
    """

    start: int
    text: str
    lower: str


def piece(plain: str, start: int = 0) -> Piece:
    """A piece of its own."""
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(small if len(small := c.lower()) == 1 else c for c in plain)
    return Piece(start, plain, lower)


class _Compiled(NamedTuple):
    """An expression, the literals of which a match needs one, and whether capitals matter to it."""

    expression: re.Pattern[str]
    literals: tuple[str, ...]
    cased: bool

    def of(self, part: Piece) -> str:
        return part.text if self.cased else part.lower


class Patterns:
    """Regular expressions, case-blind, each run only where a literal that it needs stands in the text.

    They are compiled in small letters and run on small letters: that is several times as fast as the flag of `re`,
    with which no alternative can be told apart by its first letter.
    """

    def __init__(self, expressions: Iterable[str]) -> None:
        self._compiled = tuple(map(_compiled, expressions))

    def __bool__(self) -> bool:
        return bool(self._compiled)

    def places(self, pieces: Sequence[Piece], lower: str) -> Iterator[tuple[int, int]]:
        """Start and end of the matches inside the pieces, pattern by pattern; offsets are those of the whole text.

        `lower` holds the small letters of all the pieces: a pattern whose literals it lacks is not run at all.
        """
        for compiled in self._compiled:
            here = [literal for literal in compiled.literals if literal in lower]
            if not here:
                continue
            for part in pieces:
                if any(literal in part.lower for literal in here):
                    yield from _matches(compiled, part)

    def spans(self, pieces: Sequence[Piece]) -> Iterator[Span]:
        """The matches inside the pieces as spans, with the words of the pieces."""
        for part in pieces:
            for start, end in self.places([part], part.lower):
                yield Span(text=part.text[start - part.start : end - part.start], start=start, end=end)

    def match(self, part: Piece) -> bool:
        """Whether any pattern occurs in a piece."""
        lower = part.lower
        for compiled in self._compiled:
            for literal in compiled.literals:
                if literal in lower:
                    if compiled.expression.search(compiled.of(part)):
                        return True
                    break
        return False


def _compiled(expression: str) -> _Compiled:
    literals = tuple(needed(expression) or ("",))
    if _CASED in expression:
        return _Compiled(re.compile(expression, re.IGNORECASE), literals, cased=True)
    small = _LETTER.sub(lambda m: m.group() if m.group()[0] == "\\" else m.group().lower(), expression)
    return _Compiled(re.compile(small), literals, cased=False)


def _matches(compiled: _Compiled, part: Piece) -> Iterator[tuple[int, int]]:
    for match in compiled.expression.finditer(compiled.of(part)):
        start, end = match.span()
        if end > start:
            yield part.start + start, part.start + end
