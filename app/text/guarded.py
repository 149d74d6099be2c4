"""Regular expressions that are run only on a text which holds a word that they cannot match without.

They read the text as it stands, match for match as `re` does; most of those by which notes and messages are read find
nothing in most texts, and looking for a word is many times as fast as running one.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from string import ascii_uppercase
from sys import maxsize
from typing import Any, NamedTuple

from app.kept.worked_out import worked_out
from app.text import literals
from app.text.compiled import compiled, is_plain

_RUN = 3
"""Letters of a word that are looked up in those of a text before the word is looked for; `letters` cuts by as many."""
_TEXTS = 512
"""Texts of which the letters are remembered: a draft asks many expressions of the same notes and sentences."""
_AS_LETTERS = {ord("İ"): "i", ord("ı"): "i", ord("ſ"): "s"}
"""What `re` takes for a plain letter where case does not count, and the small letters of a text do not."""
_LOOKS_BACK = ("(?<=", "(?<!")
"""The one part of an expression that may be read without fault and still not compile."""
_CASED = ("(?-i", "(?i", "\\N", "\\x", "\\u", "\\U")
"""Marks of an expression of which some case may count, or that names a character."""
_CAPITAL = re.compile(r"\(\?P|\\.|[A-Z]", re.DOTALL)
"""A capital of an expression, or what must stay as it is: the sign of a named group, an escape."""
_WAY = "guards " + sha256(Path(literals.__file__).read_bytes()).hexdigest()

Full = str | Callable[[re.Match[str]], str]
"""What is put for a match, as `re` takes it."""


class Letters(NamedTuple):
    """The small letters of a text, each run of three of them, and whether the text is `plain`."""

    low: str
    runs: frozenset[str]
    plain: bool


_ASCII_CAPITALS = frozenset(ascii_uppercase)


@lru_cache(maxsize=_TEXTS)
def letters(text: str) -> Letters:
    """The letters of a text, the same each time."""
    low = (text if text.isascii() else text.translate(_AS_LETTERS)).lower()
    # By threes `zip` cuts a text in less time than slices do.
    return Letters(low, frozenset(map("".join, zip(low, low[1:], low[2:], strict=False))), is_plain(text))


class Guarded:
    """An expression with the methods of `re.Pattern` that are in use; compiled when it is first run."""

    def __init__(self, written: str, flags: int = 0) -> None:
        """Raises re.error for what is no expression."""
        self.written = written
        self.flags = flags
        way = f"{_WAY} {int(flags)}"
        known = worked_out().get(way, written)
        if known is None:
            known = (literals.needed(_parsed(written, flags)),)
            if any(mark in written for mark in _LOOKS_BACK):
                _ = self.pattern
            worked_out().put(way, written, known)
        self.needed: frozenset[str] | None = known[0]
        self._short = tuple(word for word in self.needed or () if len(word) < _RUN)
        self._long = tuple((word[:_RUN], word) for word in self.needed or () if len(word) >= _RUN)
        self._runs = frozenset(run for run, _ in self._long)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression as `re` has it."""
        return compiled(self.written, self.flags)

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        """The same for a plain text."""
        return compiled(self.written, self.flags | re.ASCII)

    @cached_property
    def _small(self) -> re.Pattern[str] | None:
        return self._for_small(0)

    @cached_property
    def _small_plain(self) -> re.Pattern[str] | None:
        return self._for_small(re.ASCII)

    def _for_small(self, also: int) -> re.Pattern[str] | None:
        """The same for small letters, which are read several times as fast; None where case counts in it."""
        cased = not self.flags & re.IGNORECASE or any(mark in self.written for mark in _CASED)
        if cased or not (
            self.written.isascii() or _ASCII_CAPITALS.issuperset(ch for ch in self.written if ch.isupper())
        ):
            return None
        return compiled(_CAPITAL.sub(_lowered, self.written), self.flags & ~re.IGNORECASE | also)

    def may_match(self, text: str) -> bool:
        """Whether the text holds a word without which there is no match, and its small letters a match."""
        found = letters(text)
        if self.needed is not None and not self._worded(found):
            return False
        small = self._small_plain if found.plain else self._small
        return small is None or small.search(found.low) is not None

    def _first(self, text: str) -> re.Match[str] | None:
        """The first match in a whole text that holds a word which a match needs."""
        found = letters(text)
        small = self._small_plain if found.plain else self._small
        pattern = self._plain if found.plain else self.pattern
        if small is None:
            return pattern.search(text)
        low = small.search(found.low)
        # Small letters stand where the letters of the text do, and none before them makes a match.
        return None if low is None else pattern.search(text, low.start())

    def may_stand_in(self, text: str) -> bool:
        """Whether any part of a text, cut out of it, may match: whether the text holds a word that a match needs."""
        return self.needed is None or self._worded(letters(text))

    def found_in(self, text: str) -> bool:
        """Whether it is found in a text of which it is known that it holds such a word."""
        return self._first(text) is not None

    def _worded(self, text: Letters) -> bool:
        """Whether a text holds a word of those without which there is no match."""
        low, runs, _ = text
        if not self._runs.isdisjoint(runs):
            for run, word in self._long:
                if run in runs and word in low:
                    return True
        for word in self._short:  # noqa: SIM110 - asked a thousand times a message, of which few have any
            if word in low:
                return True
        return False

    def search(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        if not self.may_stand_in(text):
            return None
        # From another place on, or cut short, a text may match that does not as a whole.
        whole = pos == 0 and endpos == maxsize
        return self._first(text) if whole else self.pattern.search(text, pos, endpos)

    def match(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`, run on any text: at one place that costs less than to look for a word."""
        return self.pattern.match(text, pos, endpos)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`, run on any text too."""
        return self.pattern.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())

    def findall(self, text: str) -> list[Any]:
        """As `re.Pattern.findall`."""
        return self.pattern.findall(text) if self.may_match(text) else []

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        """As `re.Pattern.split`."""
        return self.pattern.split(text, maxsplit) if self.may_match(text) else [text]

    def subn(self, full: Full, text: str) -> tuple[str, int]:
        """As `re.Pattern.subn`."""
        return self.pattern.subn(full, text) if self.may_match(text) else (text, 0)

    def sub(self, full: Full, text: str, count: int = 0) -> str:
        """As `re.Pattern.sub`."""
        return self.pattern.sub(full, text, count) if self.may_match(text) else text


class Several:
    """Several expressions, of which those that a text surely holds none of are told from the others at once."""

    def __init__(self, every: Iterable[Guarded]) -> None:
        self.every = tuple(every)
        self._always = [at for at, one in enumerate(self.every) if one.needed is None]
        self._needing: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.every):
            for word in one.needed or ():
                self._needing[word].append(at)
        self._by_run: dict[str, list[str]] = defaultdict(list)
        for word in self._needing:
            if len(word) >= _RUN:
                self._by_run[word[:_RUN]].append(word)
        self._short = tuple(word for word in self._needing if len(word) < _RUN)
        self._runs = frozenset(self._by_run)

    def possible(self, text: str) -> Sequence[int]:
        """Which of them, by their place and in order, may be found in a text."""
        low, runs, _ = letters(text)
        here = [word for run in self._runs & runs for word in self._by_run[run] if word in low]
        here += [word for word in self._short if word in low]
        if not here:
            return self._always
        return sorted({*self._always, *(at for word in here for at in self._needing[word])})

    def found_in(self, text: str) -> bool:
        """Whether one of them is found in a text."""
        return any(self.every[at].found_in(text) for at in self.possible(text))


class Rewrites:
    """Rows of an expression and what is said for it, put into a text one behind the other."""

    def __init__(self, rows: Iterable[tuple[str | Guarded, Full] | Sequence[str]]) -> None:
        """Each row as it is written, for which case does not count, or made ready. Raises re.error."""
        self.rows = tuple((_ready(found), full if callable(full) else str(full)) for found, full in rows)
        self._found = Several(found for found, _ in self.rows)

    def put_into(self, text: str) -> str:
        """The text with what each row says for what it finds."""
        at = 0
        while (changed := self._changed(text, at)) is not None:
            text, at = changed
        return text

    def put_first(self, text: str) -> str:
        """The text with what the first row says that changes it, and none behind that."""
        changed = self._changed(text, 0)
        return text if changed is None else changed[0]

    def _changed(self, text: str, first: int) -> tuple[str, int] | None:
        """The text as the next row changes it that does, and the row behind that; None where none does."""
        for at in self._found.possible(text):
            if at >= first:
                found, full = self.rows[at]
                # Most find nothing, and to look is cheaper than to make ready what is put.
                if found.found_in(text) and (told := found.pattern.sub(full, text)) != text:
                    return told, at + 1
        return None


def _ready(found: str | Guarded) -> Guarded:
    return found if isinstance(found, Guarded) else Guarded(str(found), re.IGNORECASE)


def _lowered(found: re.Match[str]) -> str:
    return found[0] if len(found[0]) > 1 else found[0].lower()


def _parsed(written: str, flags: int) -> Any:
    parser: Any = getattr(re, "_parser")  # noqa: B009 - it is not in the stubs of `re`
    return parser.parse(written, flags)
