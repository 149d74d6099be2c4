"""A sum of small decision trees over numbers, for what no linear model tells; fitted by `scripts.fit.growing`.

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


class Trees:
    """The trees of one model."""

    def __init__(self, bias: float, trees: Sequence[Sequence[Node]]) -> None:
        self._bias = bias
        self._trees = tuple(map(tuple, trees))

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> "Trees":
        """The trees of a table."""
        return cls(table["bias"], [[Node(*node) for node in tree] for tree in table["trees"]])

    def odds(self, signs: Sequence[float]) -> float:
        """Log-odds of what the trees were fitted for, by the signs in their order."""
        return self._bias + sum([self._adds(tree, signs) for tree in self._trees])

    def share(self, signs: Sequence[float]) -> float:
        """How likely (0-1) that is."""
        return 1 / (1 + exp(-self.odds(signs)))

    @staticmethod
    def _adds(tree: tuple[Node, ...], signs: Sequence[float]) -> float:
        node = tree[0]
        while node.sign >= 0:
            node = tree[node.most if signs[node.sign] <= node.value else node.more]
        return node.value


@cache
def grown(name: str) -> Trees:
    """The model of that name for English."""
    table = json.loads((files("app.text") / "locale" / "en" / f"{name}.json").read_text("utf-8"))
    return Trees.read(table)
