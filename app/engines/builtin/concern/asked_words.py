"""The patterns and words by which an ask is known and told back (locale/en/asked.yaml)."""

import re
from functools import cache

from app.engines.builtin.tables import read_table
from app.text.guarded import Guarded


@cache
def table() -> dict[str, dict[str, str]]:
    """The file as it stands."""
    return read_table("asked")


@cache
def patterns() -> dict[str, Guarded]:
    """Its patterns by name; case counts in none."""
    return {name: Guarded(words, re.IGNORECASE) for name, words in table()["patterns"].items()}


@cache
def words_of(name: str) -> frozenset[str]:
    """One of its lists."""
    return frozenset(table()["words"][name].split())
