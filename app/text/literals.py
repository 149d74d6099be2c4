"""Which literal words a regular expression cannot match without, so that most patterns need not be run at all."""

import re
from collections.abc import Iterator, Sequence
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


def holds_in_small_letters(parsed: Any) -> bool:
    """Whether an expression for which case does not count matches, in small letters, those of whatever it matches.

    Not where a part of it for which case counts says what must not stand there: "no capital" is no "no letter".
    """
    cased = any(_is_cased(operation.name, value) for operation, value in _every(parsed))
    return not cased or _only_asks(parsed, within=False)


def _only_asks(parsed: Any, *, within: bool) -> bool:
    """Whether nothing for which case counts is refused; `within` a part for which it counts."""
    for operation, value in parsed.data:
        name = operation.name
        if name in ("GROUPREF_EXISTS", "ATOMIC_GROUP", "POSSESSIVE_REPEAT"):
            return False
        if within and (
            name in ("NOT_LITERAL", "ASSERT_NOT") or (name == "IN" and value[0][0].name == "NEGATE")
        ):
            return False
        if name == "ASSERT_NOT" and any(_is_cased(one.name, of) for one, of in _every(value[1])):
            return False
        inside = within or _is_cased(name, value)
        if not all(_only_asks(part, within=inside) for part in _parts(name, value)):
            return False
    return True


def _is_cased(name: str, value: Any) -> bool:
    return name == "SUBPATTERN" and bool(value[2] & re.IGNORECASE)


def _every(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """All operations of an expression, those within others too."""
    for operation, value in parsed.data:
        yield operation, value
        for part in _parts(operation.name, value):
            yield from _every(part)


def _parts(name: str, value: Any) -> Sequence[Any]:
    """The expressions that stand within an operation."""
    if name == "SUBPATTERN":
        return (value[3],)
    if name == "BRANCH":
        return tuple(value[1])
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        return (value[2],)
    if name in ("ASSERT", "ASSERT_NOT"):
        return (value[1],)
    return ()


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
