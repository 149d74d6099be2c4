"""Which literal words a regular expression cannot match without, so that most patterns need not be run at all."""

from typing import Any

_SHORTEST, _LETTERS = 3, 2
"""Characters of the shortest literal worth looking for; letters and figures of one that is shorter."""

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
        if name == "LITERAL" and _is_plain(value):
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
    telling = len(run) >= _SHORTEST or sum(map(str.isalnum, run)) >= _LETTERS or any(map(_is_mark, run))
    return [frozenset({run})] if telling else []


def _is_plain(code: int) -> bool:
    """Whether it is sure how a character reads in small letters."""
    return code < _ASCII or _is_mark(chr(code))


def _is_mark(character: str) -> bool:
    has_case = character.lower() != character.upper()
    return not (character.isalnum() or has_case or character in _COMMON)


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
    if operation == "ASSERT":
        return _best(value[1])
    if operation == "IN" and all(op.name == "LITERAL" and _is_mark(chr(code)) for op, code in value):
        return frozenset(chr(code) for _, code in value)
    return None
