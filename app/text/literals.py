"""Which literal words a regular expression cannot match without, so that most patterns need not be run at all."""

from typing import Any

_SHORTEST = 3
"""Characters of the shortest literal worth looking for."""

_COMMON = frozenset(" '-")
"""Marks that stand in nearly every text; any other is worth looking for alone ("[", "_")."""

_ASCII = 128


def needed(parsed: Any) -> frozenset[str] | None:
    """Lower-case literals of which each match of an expression, as `re` parses it, holds at least one.

    None when there are no such literals, or the expression is of a shape that is not understood: then it is always run.
    """
    return _best(parsed)


def _best(parsed: Any) -> frozenset[str] | None:
    """The most telling set among those that every match needs: the one whose shortest literal is longest."""
    found: list[frozenset[str]] = []
    run: list[str] = []
    for operation, value in parsed.data:  # its own iterator is several times as slow
        name = operation.name
        if name == "LITERAL" and value < _ASCII:
            run.append(chr(value))
            continue
        if run:
            found += _kept("".join(run).lower())
            run = []
        inner = _inner(name, value)
        if inner:
            found.append(inner)
    found += _kept("".join(run).lower())
    return max(found, key=lambda literals: min(map(len, literals)), default=None)


def _kept(run: str) -> list[frozenset[str]]:
    telling = len(run) >= _SHORTEST or any(not c.isalnum() and c not in _COMMON for c in run)
    return [frozenset({run})] if telling else []


def _inner(operation: str, value: Any) -> frozenset[str] | None:
    if operation == "SUBPATTERN":
        return _best(value[3])
    if operation == "BRANCH":
        branches = []
        for branch in value[1]:
            best = _best(branch)
            if not best:
                return None
            branches.append(best)
        return frozenset().union(*branches)
    if operation in ("MAX_REPEAT", "MIN_REPEAT") and value[0] >= 1:
        return _best(value[2])
    return None
