"""The words and wording of spoken notes, from `app/engines/builtin/locale/en/spoken.yaml`."""

import re
from functools import cache
from typing import Any

from app.engines.builtin.tables import read_table
from app.text.guarded import Guarded, Rewrites, Several


@cache
def _table() -> dict[str, Any]:
    return read_table("spoken")


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list called `name`."""
    return frozenset(str(_table()["words"][name]).split())


@cache
def form(name: str) -> Guarded:
    """The expression called `name`."""
    table = _table()
    return Guarded(str(table["forms"].get(name) or table[name]), re.IGNORECASE)


@cache
def forms(name: str) -> Several:
    """The list of expressions called `name`."""
    return Several(Guarded(str(one), re.IGNORECASE) for one in _table()[name])


@cache
def mends() -> Rewrites:
    """What is put in full before a note is read."""
    return Rewrites(_table()["mended"])


def said(name: str, **values: str) -> str:
    """A piece of wording with its blanks filled."""
    return str(_table()["said"][name]).format(**values)
