"""Regular expressions of wordings: case-blind, read once each, and compiled only when one is first tried."""

import re
from functools import cached_property, lru_cache
from typing import Any

from app.text.literals import needed

_CASED = "(?-i:"
"""Marks an expression in which capitals matter."""

_LETTER = re.compile(r"\\.|[A-Z]", re.DOTALL)
"""A capital letter of an expression, or an escape, which must stay as it is."""

_LOOKS_BACK = ("(?<=", "(?<!")
"""The one part of an expression that may be read without fault and still not compile."""


class Expression:
    """An expression as `pattern`, which reads a text as it stands (`cased`) or its small letters.

    `literals` are the words of which a match needs one, in small letters; None where it may match without any. Most
    expressions are never tried for want of such a word, and reading them takes half the time of compiling.
    """

    def __init__(self, written: str) -> None:
        """Raises re.error."""
        self.cased = _CASED in written
        # In small letters and for small letters: several times as fast as the flag of `re`, with which no alternative
        # can be told apart by its first letter.
        self._small = written if self.cased else _LETTER.sub(_lowered, written)
        self.literals = needed(_parsed(self._small))
        if any(mark in written for mark in _LOOKS_BACK):
            _ = self.pattern

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression compiled."""
        return re.compile(self._small, re.IGNORECASE if self.cased else 0)


@lru_cache(maxsize=2048)
def expression(written: str) -> Expression:
    """The expression, the same one each time. Raises re.error."""
    return Expression(written)


def _lowered(match: re.Match[str]) -> str:
    return match.group() if match.group()[0] == "\\" else match.group().lower()


def _parsed(written: str) -> Any:
    parser: Any = getattr(re, "_parser")  # noqa: B009 - it is not in the stubs of `re`
    return parser.parse(written)
