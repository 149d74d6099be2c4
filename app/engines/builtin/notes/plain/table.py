"""The words and wording of plain jottings, from `app/engines/builtin/locale/en/plain.yaml`."""

import re
from functools import cache
from typing import Any

from app.engines.builtin.tables import read_table
from app.text.guarded import Guarded, Rewrites


@cache
def _table() -> dict[str, Any]:
    return read_table("plain")


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list called `name`."""
    return frozenset(str(_table()["words"][name]).split())


@cache
def phrases(name: str) -> frozenset[str]:
    """The phrases of the list called `name`, which a bar parts."""
    return frozenset(" ".join(one.split()) for one in str(_table()["phrases"][name]).split("|"))


@cache
def expression(name: str) -> Guarded:
    """The expression called `name`."""
    cased = name in words("cased")
    return Guarded(str(_table()["expressions"][name]), 0 if cased else re.IGNORECASE)


def said(name: str, **values: str) -> str:
    """A piece of wording with its blanks filled."""
    return str(_table()["said"][name]).format(**values)


@cache
def months() -> dict[str, int]:
    """The months by their English names, each with its number."""
    return {name: k for k, name in enumerate(str(_table()["months"]).split(), start=1)}


def forms(name: str) -> list[list[str]]:
    """The set forms of pieces: what is looked for, what is said for it, and what the words around have to hold."""
    blanks = {f"%{key}%": str(form) for key, form in _table()["form_parts"].items()}
    rows: list[list[str]] = []
    for row in _table()["forms"][name]:
        looked_for = str(row[0])
        for blank, form in blanks.items():
            looked_for = looked_for.replace(blank, form)
        rows.append([looked_for, *map(str, row[1:])])
    return rows


def rewritten(name: str, text: str) -> str:
    """The text with the rows called `name` put in: what is found, and what is said for it."""
    return _rewrites(name).put_into(text)


@cache
def _rewrites(name: str) -> Rewrites:
    return Rewrites(_table()["rewritten"][name])


def swaps(name: str, text: str) -> str:
    """The text with the forms of a verb that go with "you"."""
    for one, other in _table()["swaps"][name].items():
        text = re.sub(rf"\byou {re.escape(str(one))}\b", f"you {other}", text)
    return text
