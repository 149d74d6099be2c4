"""Sets of wordings compiled once and searched quickly in a reply."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Self

from app.kept.worked_out import worked_out
from app.model.value import Span
from app.text.compiled import is_plain
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

_FOUR = 4
"""Letters that are looked up together in those of a text."""
_WAY = f"rarest {_FOUR} letters 1"


def straight(text: str) -> str:
    """The text with plain quotes, dashes and spaces; length and offsets stay as they were."""
    return text if text.isascii() else text.translate(_STRAIGHT)


class Piece(NamedTuple):
    """A stretch of a text after `straight`, ready to be searched: where it starts, its text, its small letters.

    `lower` is as long as `text`, so that places found in one are places of the other; `plain` where it surely is.
    """

    start: int
    text: str
    lower: str
    plain: bool = False


def piece(plain: str, start: int = 0) -> Piece:
    """A piece of its own."""
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(small if len(small := c.lower()) == 1 else c for c in plain)
    return Piece(start, plain, lower, is_plain(plain))


class Letters(NamedTuple):
    """The small letters of a whole text, and each four of them that stand together in it."""

    lower: str
    fours: frozenset[str]


def letters(plain: str) -> Letters:
    """The letters of a text, to be asked many times what may stand in it."""
    lower = piece(plain).lower
    # By fours `zip` cuts a text in less time than slices do.
    fours = map("".join, zip(lower, lower[1:], lower[2:], lower[3:], strict=False))
    return Letters(lower, frozenset(["", *fours]))


class _Compiled(NamedTuple):
    """An expression, the literals of which a match needs one, and its place among all that were given."""

    expression: Expression
    literals: Sequence[str]
    place: int


class Patterns:
    """Regular expressions, case-blind, each run only where a literal that it needs stands in the text.

    They are compiled in small letters and run on small letters.
    """

    def __init__(self, expressions: Iterable[str]) -> None:
        self._compiled = tuple([_compiled(written, place) for place, written in enumerate(expressions)])
        self._index: Index | None = None

    @property
    def index(self) -> "Index":
        """What they are looked for with; their own where nobody looks for others beside them."""
        return self._index or Index((self,))

    def join(self, index: "Index") -> None:
        """From now on they are looked for with the others of an index."""
        self._index = index

    def needed(self) -> Iterator[tuple[int, str]]:
        """The place of each pattern with each literal that it needs."""
        for at, compiled in enumerate(self._compiled):
            for literal in compiled.literals:
                yield at, literal

    def kept(self, found: Iterable[tuple[int, str]]) -> Self:
        """Those of these places, each with the literals that were found."""
        literals: defaultdict[int, list[str]] = defaultdict(list)
        for at, literal in found:
            literals[at].append(literal)
        every = self._compiled
        here = tuple(
            [_Compiled(every[at].expression, literals[at], every[at].place) for at in sorted(literals)]
        )
        kept = self.__class__.__new__(self.__class__)
        kept.__dict__.update(self.__dict__, _compiled=here, _index=None)
        return kept

    def within(self, text: Letters) -> Self:
        """Those that may occur in a text, each with the literals that stand there."""
        return self.kept(self.index.possible(text).get(self, ()))

    def __bool__(self) -> bool:
        return bool(self._compiled)

    def places(self, pieces: Sequence[Piece], lower: str) -> list[tuple[int, int]]:
        """Start and end of the matches inside the pieces, pattern by pattern; offsets are those of the whole text.

        `lower` holds the small letters of all the pieces: a pattern whose literals it lacks is not run at all.
        """
        found: list[tuple[int, int]] = []
        lowers = [part.lower for part in pieces]
        for wanted, literals, _ in self._compiled:
            here = [literal for literal in literals if literal in lower]
            if not here:
                continue
            for at, low in enumerate(lowers):
                for literal in here:
                    if literal in low:
                        # Most find nothing, and to look is cheaper than to make ready what walks along all matches.
                        if _search(wanted, pieces[at]):
                            found += _matches(wanted, pieces[at])
                        break
        return found

    def spans(self, pieces: Sequence[Piece]) -> Iterator[Span]:
        """The matches inside the pieces as spans, with the words of the pieces."""
        for part in pieces:
            for start, end in self.places([part], part.lower):
                yield Span(text=part.text[start - part.start : end - part.start], start=start, end=end)

    def match(self, part: Piece) -> bool:
        """Whether any pattern occurs in a piece."""
        lower = part.lower
        for wanted, literals, _ in self._compiled:
            for literal in literals:
                if literal in lower:
                    if _search(wanted, part):
                        return True
                    break
        return False

    def matching(self, part: Piece) -> list[int]:
        """The places, among all that were given, of the patterns that occur in a piece."""
        lower = part.lower
        found = []
        for wanted, literals, place in self._compiled:
            for literal in literals:
                if literal in lower:
                    if _search(wanted, part):
                        found.append(place)
                    break
        return found


_Needed = tuple[str, Sequence[tuple[Patterns, tuple[int, str]]]]
"""A literal and where it is needed: the set, and in it the place, with the literal again."""

Found = Mapping[Patterns, Sequence[tuple[int, str]]]
"""The places in each set that may occur in a text, with a literal that stands there; one may be named several times."""


class Index:
    """Sets of patterns that are looked for in the same texts: one look at its letters tells what may stand in one."""

    def __init__(self, every: Iterable[Patterns]) -> None:
        self._every = tuple(every)
        for patterns in self._every:
            patterns.join(self)

    @cached_property
    def _by_four(self) -> Mapping[str, Sequence[_Needed]]:
        """Each literal with all that need it, by those four of its letters that fewest literals have; by nothing where
        it is shorter.
        """
        needing: defaultdict[str, list[tuple[Patterns, tuple[int, str]]]] = defaultdict(list)
        for patterns in self._every:
            for at, literal in patterns.needed():
                needing[literal].append((patterns, (at, literal)))
        found: defaultdict[str, list[_Needed]] = defaultdict(list)
        rarest = _rarest(sorted(needing))
        for literal, places in needing.items():
            found[rarest[literal]].append((literal, places))
        return found

    @cached_property
    def _fours(self) -> frozenset[str]:
        return frozenset(self._by_four)

    def possible(self, text: Letters) -> Found:
        """What may occur in a text; a set of which nothing may is left out."""
        lower, fours = text
        found: defaultdict[Patterns, list[tuple[int, str]]] = defaultdict(list)
        for four in self._fours & fours:
            for literal, places in self._by_four[four]:
                if literal in lower:
                    for patterns, place in places:
                        found[patterns].append(place)
        return found


NOTHING = Patterns(())
"""No patterns at all."""


def _compiled(written: str, place: int) -> _Compiled:
    found = expression(written)
    return _Compiled(found, tuple(found.literals or ("",)), place)


def _rarest(literals: Sequence[str]) -> dict[str, str]:
    """Those four letters of each literal that fewest of all have, the first of several; they come in one order."""
    listed = "\0".join(literals)
    found: dict[str, str] | None = worked_out().get(_WAY, listed)
    if found is None:
        often = Counter(four for literal in literals for four in _fours(literal))
        found = {one: min(_fours(one), key=often.__getitem__, default="") for one in literals}
        worked_out().put(_WAY, listed, found)
    return found


def _fours(literal: str) -> list[str]:
    return [literal[at : at + _FOUR] for at in range(len(literal) - _FOUR + 1)]


def _search(wanted: Expression, part: Piece) -> re.Match[str] | None:
    read = wanted.plain if part.plain else wanted.pattern
    return read.search(part.text if wanted.cased else part.lower)


def _matches(found: Expression, part: Piece) -> list[tuple[int, int]]:
    places = [m.span() for m in found.pattern.finditer(part.text if found.cased else part.lower)]
    return [(part.start + start, part.start + end) for start, end in places if end > start] if places else []
