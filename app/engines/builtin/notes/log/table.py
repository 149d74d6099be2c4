"""The words and wording of log notes, from `app/engines/builtin/locale/en/log.yaml`."""

import re
from functools import cache, lru_cache
from typing import Any

from app.engines.builtin.tables import read_table
from app.text.compiled import compiled, longest_first
from app.text.guarded import Rewrites

_NOTES = 64
"""Notes whose words in full are remembered: those of one brief are asked for again beside each of them."""


@cache
def _table() -> dict[str, Any]:
    return read_table("log")


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list called `name`, or the keys of the table of that name."""
    found = _table()[name]
    return frozenset(map(str, found)) if isinstance(found, dict) else frozenset(str(found).split())


@cache
def pairs(name: str) -> dict[str, str]:
    """The table called `name`: what stands in a note, and what is said for it."""
    return {str(key): str(value) for key, value in _table()[name].items()}


def said(name: str, **values: str) -> str:
    """A piece of wording with its blanks filled."""
    return str(_table()["said"][name]).format(**values)


@cache
def one_of(name: str) -> re.Pattern[str]:
    """Any of the words or keys called `name` at a place, the longest first, as words of their own."""
    return compiled(rf"(?:{_any(words(name))})(?![\w'/-])", re.IGNORECASE)


@cache
def form(name: str) -> re.Pattern[str]:
    """The expression called `name`."""
    return compiled(str(_table()["forms"][name]), re.IGNORECASE)


def _any(found: frozenset[str]) -> str:
    return "|".join(re.escape(one) for one in longest_first(found))


@cache
def _short_forms() -> re.Pattern[str]:
    return compiled(
        rf"(?<![\w'/@-])(?:{_any(words('short'))})(?![\w'@/-])(?:\.(?=[\s,;:]|$))?", re.IGNORECASE
    )


@cache
def _beside() -> Rewrites:
    return Rewrites(_table()["beside"])


@lru_cache(maxsize=_NOTES)
def in_full(note: str) -> str:
    """A log note with its short forms in full: "ord. ETA 6/11" → "ordered expected 6/11"."""
    table = pairs("short")
    return _short_forms().sub(lambda m: table[m.group().lower().rstrip(".")], _beside().put_into(note))
