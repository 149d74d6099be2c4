"""Sets of wordings compiled once and searched quickly in a reply."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.model.value import Span
from app.text.expressions import Expression, expression

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

_COMMON = " eotaniruslh"
"""The blank and the letters that most English words are made of, the most common first."""


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


class Letters(NamedTuple):
    """The small letters of a whole text, and each three of them that stand together in it."""

    lower: str
    threes: frozenset[str]


def letters(plain: str) -> Letters:
    """The letters of a text, to be asked many times what may stand in it."""
    lower = piece(plain).lower
    return Letters(lower, frozenset({"", *(lower[at : at + 3] for at in range(len(lower)))}))


class _Compiled(NamedTuple):
    """An expression, and the literals of which a match needs one.

    `threes` are the literals, each with three letters of it, rare ones where it has any; nothing for a shorter one.
    """

    expression: Expression
    literals: tuple[str, ...]
    threes: tuple[tuple[str, str], ...]

    def of(self, part: Piece) -> str:
        return part.text if self.expression.cased else part.lower


class Patterns:
    """Regular expressions, case-blind, each run only where a literal that it needs stands in the text.

    They are compiled in small letters and run on small letters.
    """

    def __init__(self, expressions: Iterable[str]) -> None:
        self._compiled = tuple(map(_compiled, expressions))

    def within(self, text: Letters) -> "Patterns":
        """Those that may occur in a text, each with the literals that stand there."""
        lower, threes = text
        found = []
        for compiled in self._compiled:
            here = [pair for pair in compiled.threes if pair[1] in threes and pair[0] in lower]
            if here:
                found.append(_Compiled(compiled.expression, tuple([pair[0] for pair in here]), tuple(here)))
        kept = Patterns(())
        kept._compiled = tuple(found)
        return kept

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
                small = part.lower
                for literal in here:
                    if literal in small:
                        yield from _matches(compiled, part)
                        break

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
                    if compiled.expression.pattern.search(compiled.of(part)):
                        return True
                    break
        return False


def _compiled(written: str) -> _Compiled:
    found = expression(written)
    literals = tuple(found.literals or ("",))
    return _Compiled(found, literals, tuple((literal, _rarest(literal)) for literal in literals))


def _rarest(literal: str) -> str:
    """Three letters of a literal of which fewest are common; nothing where it has no three."""
    threes = [literal[at : at + 3] for at in range(len(literal) - 2)]
    return min(threes, key=lambda three: sum(c in _COMMON for c in three), default="")


def _matches(compiled: _Compiled, part: Piece) -> Iterator[tuple[int, int]]:
    for match in compiled.expression.pattern.finditer(compiled.of(part)):
        start, end = match.span()
        if end > start:
            yield part.start + start, part.start + end
