"""Cuts a long regular expression into the alternatives that it is made of, each an expression of its own.

Of a hundred ways to put a thing a text holds the words of two or three, and to run those is many times as fast as to
run all.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
"""An escape or a set of characters, in which nothing counts; what opens and closes a group; a bar."""
_OPENS = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")
"""How a group begins that is nothing but a group: no part of it looks ahead or behind, or has flags of its own."""
_BOUND = re.compile(r"\\[1-9]|\(\?P=|\(\?\(|^\(\?[a-zA-Z]+\)")
"""What speaks of a group elsewhere in the expression, or of the whole of it: then it is not cut."""
_BESIDE = 20
"""Characters beside the one group that holds nearly all of an expression."""
_REPEATS = ("?", "*", "+", "{")


class _Group(NamedTuple):
    """A group that stands in no other: where its content begins and ends, and the bars in it."""

    start: int
    inside: int
    end: int
    bars: tuple[int, ...]


def alternatives(written: str) -> list[str]:
    """Expressions of which one matches somewhere in a text wherever the whole one does; itself where it has none.

    They are what bars part in the whole of it, or in a group that holds nearly all of it.
    """
    if _BOUND.search(written):
        return [written]
    bars, groups = _laid_out(written)
    if bars:
        return list(_cut(written, 0, len(written), bars))
    most = max(groups, key=lambda group: len(group.bars), default=None)
    if most is None or not most.bars:
        return [written]
    before, behind = written[: most.inside], written[most.end :]
    if len(before) + len(behind) > _BESIDE:
        return [written]
    return [f"{before}{one}{behind}" for one in _cut(written, most.inside, most.end, most.bars)]


def _laid_out(written: str) -> tuple[list[int], list[_Group]]:
    """The bars outside all groups, and the groups outside all others that are there once and are only groups."""
    outside: list[int] = []
    groups: list[_Group] = []
    within: list[int] = []
    depth = start = 0
    for mark in _MARK.finditer(written):
        match mark[0]:
            case "(":
                if depth == 0:
                    start, within = mark.start(), []
                depth += 1
            case ")":
                depth -= 1
                opens = _OPENS.match(written, start)
                if depth == 0 and opens and not written.startswith(_REPEATS, mark.end()):
                    groups.append(_Group(start, opens.end(), mark.start(), tuple(within)))
            case "|" if depth == 0:
                outside.append(mark.start())
            case "|" if depth == 1:
                within.append(mark.start())
    return outside, groups


def _cut(written: str, start: int, end: int, bars: tuple[int, ...] | list[int]) -> Iterator[str]:
    """What stands between the bars."""
    for bar in (*bars, end):
        yield written[start:bar]
        start = bar + 1
