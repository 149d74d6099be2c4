"""Fits the models of `app.text.weights.fitted`: labels of texts by marks that count by their rarity."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from app.text.weights.fitted import RARITIES, SCALE, Table, numbered, packed
from scripts.fit.softmax import even, softmax

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "app" / "text" / "locale" / "en"
Floats = NDArray[np.float32]
Marks = frozenset[str]

FREEDOM, ROUNDS, STEP = 60.0, 300, 3.0
LEAST = 2
"""Messages in which a word or a pair must stand to be learnt from, where there are few messages."""
FLOOR = 40.0
"""Length of a message's marks up to which a shorter one says less: a few words prove nothing."""


class Fitting:
    """Weights of so many labels by marks.

    `messages` are the texts of each message as their marks, `gold` the number of the label of each text in the same
    order; `least` is in how many messages a mark must stand; `evenly` (0-1) is how far rare labels weigh as much as
    common ones. Marks that are together shorter than `floor` stay so, and say less. `freedom` is the usual C.
    """

    def __init__(
        self,
        messages: Sequence[Sequence[Marks]],
        gold: Sequence[int],
        labels: int,
        least: int = LEAST,
        *,
        evenly: float = 0.0,
        floor: float = 0.0,
        freedom: float = FREEDOM,
    ) -> None:
        self._floor = floor
        seen = Counter(mark for texts in messages for mark in frozenset[str]().union(*texts))
        self.known = {mark: place for place, mark in enumerate(sorted(m for m in seen if seen[m] >= least))}
        self.rarity = np.array([_rarity(seen[mark], len(messages)) for mark in self.known], dtype=np.float32)
        x = self.matrix([marks for texts in messages for marks in texts])
        each = (even(np.array(gold), labels) ** evenly).astype(x.dtype)
        self.weights, self.bias = softmax(
            x, np.array(gold), labels, each, freedom=freedom, rounds=ROUNDS, step=STEP
        )

    def matrix(self, rows: Sequence[Marks]) -> csr_matrix:
        """One row a text: every mark by its rarity, all of them together of length 1."""
        places = [[self.known[mark] for mark in marks if mark in self.known] for marks in rows]
        told = [
            self.rarity[here] / (max(float(np.linalg.norm(self.rarity[here])), self._floor) or 1)
            for here in places
        ]
        values = np.concatenate([*told, np.zeros(0, dtype=np.float32)]).astype(np.float32)
        ends = np.cumsum([0, *map(len, places)])
        at = np.fromiter((mark for here in places for mark in here), dtype=np.int64, count=len(values))
        return csr_matrix((values, at, ends), shape=(len(rows), len(self.known)))

    def shares(self, rows: Iterable[Marks]) -> Floats:
        """How likely each label is, one row a text."""
        odds = self.matrix(list(rows)) @ self.weights + self.bias
        shares = np.exp(odds - odds.max(1, keepdims=True))
        return np.asarray(shares / shares.sum(1, keepdims=True), dtype=np.float32)

    def write(self, name: str, language: str = "en") -> None:
        """Write what `app.text.weights.fitted` reads."""
        # Two marks of one number would be told apart by nothing: the first of them is kept.
        numbers, first = np.unique(numbered(self.known), return_index=True)
        table = Table(
            numbers=numbers,
            rarity=np.round(self.rarity[first] * RARITIES).astype(np.uint16),
            weights=np.round(self.weights[first] * SCALE).astype(np.int16),
            bias=np.array([round(float(b), 3) for b in self.bias]),
            floor=self._floor,
        )
        (LOCALE.parent / language / f"{name}.npz").write_bytes(packed(table))


def command(doc: str | None, write: Callable[[], None], compare: Callable[[], None]) -> None:
    """What such a script does when it is called: write the weights, or with `--compare` say how good they are."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--compare", action="store_true")
    if parser.parse_args().compare:
        compare()
    else:
        write()


def _rarity(messages: int, of: int) -> float:
    return log((1 + of) / (1 + messages)) + 0.5
