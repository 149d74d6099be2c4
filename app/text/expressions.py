"""Regular expressions of wordings: case-blind, read once each, and compiled only when one is first tried."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.kept.worked_out import worked_out
from app.text import literals
from app.text.compiled import compiled

_CASED = "(?-i:"
"""Marks an expression in which capitals matter."""

_LETTER = re.compile(r"\\.|[A-Z]", re.DOTALL)
"""A capital letter of an expression, or an escape, which must stay as it is."""

_LOOKS_BACK = ("(?<=", "(?<!")
"""The one part of an expression that may be read without fault and still not compile."""

_WAY = "literals " + sha256(Path(__file__).read_bytes() + Path(literals.__file__).read_bytes()).hexdigest()


_RUN = 3
"""Letters by which a word is first looked up in a text."""


class Expression:
    """An expression as `pattern`, which reads a text as it stands (`cased`) or its small letters.

    `literals` are the words of which a match needs one, in small letters; None where it may match without any. Most
    expressions are never tried for want of such a word, and reading them takes half the time of compiling.
    """

    def __init__(self, written: str) -> None:
        """Raises re.error."""
        self.written = written
        self.cased = _CASED in written
        known = worked_out().get(_WAY, written)
        if known is None:
            known = (literals.needed(_parsed(self._small)),)
            if any(mark in written for mark in _LOOKS_BACK):
                _ = self.pattern
            worked_out().put(_WAY, written, known)
        self.literals: frozenset[str] | None = known[0]

    @property
    def _small(self) -> str:
        # In small letters and for small letters: several times as fast as the flag of `re`, with which no alternative
        # can be told apart by its first letter.
        return self.written if self.cased else _LETTER.sub(_lowered, self.written)

    def may_match(self, low: str) -> bool:
        """Whether a text in small letters holds a word without which there is no match."""
        if self.literals is None:
            return True
        for word in self.literals:  # noqa: SIM110 - a loop takes half the time of a generator
            if word in low:
                return True
        return False

    def matches(self, text: str, low: str) -> Iterator[re.Match[str]]:
        """All matches in a text, given with its small letters (`small_letters`)."""
        return self.pattern.finditer(text if self.cased else low)

    def search(self, text: str, low: str) -> re.Match[str] | None:
        """The first match in a text, given with its small letters."""
        return self.pattern.search(text if self.cased else low) if self.may_match(low) else None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression compiled."""
        return compiled(self._small, re.IGNORECASE if self.cased else 0)

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """The same for a text that is plain (`is_plain`)."""
        return compiled(self._small, re.ASCII | (re.IGNORECASE if self.cased else 0))


class Expressions:
    """Several expressions, of which those that a text surely holds none of are told from the others at once."""

    def __init__(self, written: Iterable[str]) -> None:
        """Raises re.error."""
        every = [expression(one) for one in written]
        self._always = tuple(one for one in every if one.literals is None)
        self._needing: dict[str, list[Expression]] = defaultdict(list)
        for one in every:
            for word in one.literals or ():
                self._needing[word].append(one)
        self._short = tuple(word for word in self._needing if len(word) < _RUN)
        self._by_run: dict[str, list[str]] = defaultdict(list)
        for word in self._needing:
            if len(word) >= _RUN:
                self._by_run[word[:_RUN]].append(word)

    def possible(self, low: str) -> set[Expression]:
        """Those of which a text in small letters holds a word that they need."""
        # Nearly all words fall by their first letters, which are looked up faster than a word is looked for.
        runs = self._by_run.keys() & {low[at : at + _RUN] for at in range(len(low) - _RUN + 1)}
        found = [word for run in runs for word in self._by_run[run] if word in low]
        found += [word for word in self._short if word in low]
        return {*self._always, *(one for word in found for one in self._needing[word])}


def small_letters(text: str) -> str:
    """The text in small letters, place for place; as it is where that would move its places."""
    low = text.lower()
    return low if len(low) == len(text) else text


@lru_cache(maxsize=2048)
def expression(written: str) -> Expression:
    """The expression, the same one each time. Raises re.error."""
    return Expression(written)


def _lowered(match: re.Match[str]) -> str:
    return match.group() if match.group()[0] == "\\" else match.group().lower()


def _parsed(written: str) -> Any:
    parser: Any = getattr(re, "_parser")  # noqa: B009 - it is not in the stubs of `re`
    return parser.parse(written)
