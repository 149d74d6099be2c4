"""What is told only with something beside it: stumps of sentences, and what counts from another."""

from collections.abc import Mapping, Sequence

from app.engines.builtin.concern.beside import counts_from_before, tells_trouble, without_counting
from app.engines.builtin.concern.statement import Statement
from app.text.weights.heart import Role

_STUMP, _SURELY = 4, 0.6
"""Words below which a statement that is surely no heart and tells no trouble is not told alone."""


def _is_a_stump(one: Statement, role: Role) -> bool:
    """Whether a statement is so short that it tells nothing alone: "our engineer came"."""
    return len(one.text.split()) < _STUMP and role.heart < _SURELY and not tells_trouble(one.text)


def no_mere_stumps(chosen: dict[int, Statement], weighed: Sequence[Role]) -> dict[int, Statement]:
    """The chosen statements; none where there are only stumps."""
    return {} if all(_is_a_stump(one, weighed[at]) for at, one in chosen.items()) else chosen


def with_its_start(one: Statement, chosen: Mapping[int, Statement]) -> Statement:
    """The statement, and without "since then" where what it counts from is not told."""
    hangs = not one.quoted and one.place - 1 not in chosen and counts_from_before(one.text)
    return one._replace(text=without_counting(one.text)) if hangs else one
