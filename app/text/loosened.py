"""Whether an expression of which some case counts finds no more in a text than it would find in its small letters.

Then small letters, which are read several times as fast, tell where it need not be run at all.
"""

from collections.abc import Iterator
from re import IGNORECASE
from typing import Any


def can_be_loosened(parsed: Any) -> bool:
    """Whether each match of an expression, as `re` parses it, is one in small letters once no case counts in it.

    Not so where a certain case must not stand ("(?!(?-i:[A-Z]))", "(?-i:[^A-Z])"): small letters forbid more then.
    """
    return all(_is_loose(operation, value, cased=False) for operation, value in parsed.data)


def _is_loose(operation: Any, value: Any, *, cased: bool) -> bool:
    name = operation.name
    if name == "SUBPATTERN":
        cased = cased or bool(value[2] & IGNORECASE)
    elif name == "ASSERT_NOT" and _holds_case(operation, value, cased=cased):
        return False
    elif name in ("NOT_LITERAL", "IN") and cased:
        return name == "IN" and all(_is_plain(*part) for part in value)
    return all(_is_loose(*part, cased=cased) for part in _parts(name, value))


def _holds_case(operation: Any, value: Any, *, cased: bool) -> bool:
    """Whether case counts somewhere in it."""
    name = operation.name
    cased = cased or (name == "SUBPATTERN" and bool(value[2] & IGNORECASE))
    letters = name in ("LITERAL", "NOT_LITERAL", "IN", "ANY")
    return (cased and letters) or any(_holds_case(*part, cased=cased) for part in _parts(name, value))


def _is_plain(operation: Any, value: Any) -> bool:
    """Whether a part of a class stands for the same characters in small letters: no capital is half of a run."""
    if operation.name == "RANGE":
        first, last = map(chr, value)
        return first.isupper() == last.isupper()
    return operation.name in ("LITERAL", "CATEGORY")


def _parts(name: str, value: Any) -> Iterator[tuple[Any, Any]]:
    """What an operation is made of, wherever it holds parts of its own."""
    if name == "SUBPATTERN":
        yield from value[3].data
    elif name == "BRANCH":
        for branch in value[1]:
            yield from branch.data
    elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        yield from value[2].data
    elif name in ("ASSERT", "ASSERT_NOT"):
        yield from value[1].data
    elif name == "ATOMIC_GROUP":
        yield from value.data
    elif name == "GROUPREF_EXISTS":
        for branch in value[1:]:
            if branch is not None:
                yield from branch.data
