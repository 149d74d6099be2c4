"""A sum of small decision trees over numbers, for what no linear model tells; grown by `scripts.fit.growing`.

Its table is a JSON file: `bias`, and `trees` whose nodes are each a sign, a bound, and the nodes to go on to where the
sign is at most the bound and where it is more; a node without a sign is a leaf and holds what it adds to the odds.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any, NamedTuple


class Node(NamedTuple):
    """A place in a tree; `sign` is -1 in a leaf, where `value` is what it adds, and else the bound."""

    sign: int
    value: float
    most: int = 0
    more: int = 0


Branch = float | tuple[int, float, "Branch", "Branch"]
"""What a leaf adds; else the sign, its bound, and the branches where it is at most that and where it is more."""


class Trees:
    """The trees of one model."""

    def __init__(self, bias: float, trees: Sequence[Sequence[Node]]) -> None:
        self._bias = bias
        self._trees = tuple(_grown(tree, 0) for tree in trees)

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> "Trees":
        """The trees of a table."""
        return cls(table["bias"], [[Node(*node) for node in tree] for tree in table["trees"]])

    def odds(self, signs: Sequence[float]) -> float:
        """Log-odds of what the trees were fitted for, by the signs in their order."""
        adds: list[float] = []
        for tree in self._trees:
            branch = tree
            while not isinstance(branch, float):
                sign, bound, most, more = branch
                branch = most if signs[sign] <= bound else more
            adds.append(branch)
        return self._bias + sum(adds)

    def share(self, signs: Sequence[float]) -> float:
        """How likely (0-1) that is."""
        return 1 / (1 + exp(-self.odds(signs)))


def _grown(tree: Sequence[Node], at: int) -> Branch:
    """A tree from one of its nodes on, with the branches themselves in place of their numbers: walked in less time."""
    node = tree[at]
    if node.sign < 0:
        return float(node.value)
    return node.sign, node.value, _grown(tree, node.most), _grown(tree, node.more)


@cache
def grown(name: str) -> Trees:
    """The model of that name for English."""
    table = json.loads((files("app.text") / "locale" / "en" / f"{name}.json").read_text("utf-8"))
    return Trees.read(table)
