"""A small linear model of labels of which one holds, over marks that count by their rarity; fitted by `scripts.fit`.

Its table is `locale/en/<name>.json`: "scale", "bias" (one a label), "floor" (the length of all marks together below
which they are not made longer) and "marks": of each mark its rarity and what it weighs for each label, in one text.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any


class Fitted:
    """The weights of one model."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._scale = float(table["scale"])
        self._floor = float(table.get("floor", 0.0))
        self._bias = [float(value) for value in table["bias"]]
        # Of each mark its rarity and its weights in one text: the tables are long, and most marks are never met.
        self._marks: Mapping[str, str] = table["marks"]
        self._read: dict[str, Sequence[float]] = {}

    def knows(self, mark: str) -> bool:
        """Whether the mark stood in what the model was fitted on."""
        return mark in self._marks

    def shares(self, marks: Iterable[str]) -> list[float]:
        """How likely (0-1, together 1) each label is, in the order of the table."""
        known = self._read.get
        rows = [known(mark) or self._row(mark) for mark in marks if mark in self._marks]
        square, *told = map(sum, zip(*rows, strict=True)) if rows else [0.0] * (1 + len(self._bias))
        # Each mark counts by how rare it is, all of them together of length 1; less where there are few.
        whole = (max(square**0.5, self._floor) or 1.0) * self._scale
        odds = [b + value / whole for b, value in zip(self._bias, told, strict=True)]
        most = max(odds)
        found = [exp(value - most) for value in odds]
        return [share / sum(found) for share in found]

    def _row(self, mark: str) -> Sequence[float]:
        """The square of how rare a mark is, and how much it says for each label by that: read when first met."""
        rarity, *weights = (float(number) for number in self._marks[mark].split())
        row = self._read[mark] = (rarity * rarity, *(rarity * weight for weight in weights))
        return row


@cache
def fitted(name: str) -> Fitted:
    """The model of that name for English."""
    raw = (files("app.text") / "locale" / "en" / f"{name}.json").read_text(encoding="utf-8")
    return Fitted(json.loads(raw))
