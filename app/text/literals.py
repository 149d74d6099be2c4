"""Which literal words a regular expression cannot match without, so that most patterns need not be run at all."""

from collections.abc import Iterable
from typing import Any

_SHORTEST = 3
"""Characters of the shortest literal worth looking for."""

_COMMON = frozenset(" '-")
"""Marks that stand in nearly every text; any other is worth looking for alone ("[", "_")."""


def needed(parsed: Iterable[Any]) -> frozenset[str] | None:
    """Lower-case literals of which each match of an expression, as `re` parses it, holds at least one.

    None when there are no such literals, or the expression is of a shape that is not understood: then it is always run.
    """
    return _best(parsed)


def _best(items: Iterable[Any]) -> frozenset[str] | None:
    """The most telling set among those that every match needs: the one whose shortest literal is longest."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, value in items:
        if str(operation) == "LITERAL" and chr(value).isascii():
            run += chr(value).lower()
            continue
        found += _kept(run)
        run = ""
        inner = _inner(str(operation), value)
        if inner:
            found.append(inner)
    found += _kept(run)
    return max(found, key=lambda literals: min(map(len, literals)), default=None)


def _kept(run: str) -> list[frozenset[str]]:
    telling = len(run) >= _SHORTEST or any(not c.isalnum() and c not in _COMMON for c in run)
    return [frozenset({run})] if telling else []


def _inner(operation: str, value: Any) -> frozenset[str] | None:
    if operation == "SUBPATTERN":
        return _best(value[3])
    if operation == "BRANCH":
        branches = [_best(branch) for branch in value[1]]
        if all(branches):
            return frozenset().union(*[b for b in branches if b])
        return None
    if operation in ("MAX_REPEAT", "MIN_REPEAT") and value[0] >= 1:
        return _best(value[2])
    return None
