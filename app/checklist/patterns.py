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


def straight(text: str) -> str:
    """The text with plain quotes, dashes and spaces; length and offsets stay as they were."""
    return text.translate(_STRAIGHT)


class Piece(NamedTuple):
    """A stretch of a text after `straight`, ready to be searched: where it starts, its text, its small letters."""

    start: int
    text: str
    lower: str


def piece(plain: str, start: int = 0) -> Piece:
    """A piece of its own."""
    return Piece(start, plain, plain.lower())


class Patterns:
    """Regular expressions, case-blind, each run only where a literal that it needs stands in the text."""

    def __init__(self, expressions: Iterable[str]) -> None:
        compiled = [(re.compile(e, re.IGNORECASE), needed(e)) for e in expressions]
        self._compiled = tuple((e, tuple(literals) if literals else ("",)) for e, literals in compiled)

    def __bool__(self) -> bool:
        return bool(self._compiled)

    def spans(self, pieces: Sequence[Piece]) -> Iterator[Span]:
        """Matches inside the pieces, pattern by pattern; offsets are those of the whole text."""
        for expression, literals in self._compiled:
            for part in pieces:
                for literal in literals:
                    if literal in part.lower:
                        yield from _matches(expression, part)
                        break

    def match(self, part: Piece) -> bool:
        """Whether any pattern occurs in a piece."""
        for expression, literals in self._compiled:
            for literal in literals:
                if literal in part.lower:
                    if expression.search(part.text):
                        return True
                    break
        return False


def _matches(expression: re.Pattern[str], part: Piece) -> Iterator[Span]:
    for match in expression.finditer(part.text):
        if match.end() > match.start():
            start = part.start + match.start()
            yield Span(text=match.group(), start=start, end=part.start + match.end())
