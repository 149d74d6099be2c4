"""Fits which sentences hold the heart of a message, on the labelled messages of `training/heart/`.

python -m scripts.fit.heart            writes app/text/locale/en/heart.json
python -m scripts.fit.heart --compare  each writer left out: how often the weightiest sentence is a heart
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.text.heart import LABELS, features
from scripts.accuracy.data import lines
from scripts.fit.softmax import softmax

ROOT = Path(__file__).parents[2]
DATA = ROOT / "training" / "heart"
Row = dict[str, Any]
Floats = NDArray[np.float32]

FREEDOM, ROUNDS, STEP = 60.0, 300, 3.0
LEAST = 2
"""Messages in which a word or a pair must stand to be learnt from."""
SCALE = 20
"""Weights are kept in twentieths."""


class Model:
    """Weights of five labels by features."""

    def __init__(self, messages: Sequence[Row]) -> None:
        seen = Counter(mark for message in messages for mark in frozenset().union(*_marks(message)))
        self.known = {mark: place for place, mark in enumerate(sorted(m for m in seen if seen[m] >= LEAST))}
        self.rarity = np.array([_rarity(seen[mark], len(messages)) for mark in self.known], dtype=np.float32)
        rows = [marks for message in messages for marks in _marks(message)]
        gold = np.array([LABELS.index(s["label"]) for message in messages for s in message["sentences"]])
        x = self.matrix(rows)
        self.weights, self.bias = softmax(
            x, gold, len(LABELS), np.ones(len(rows), x.dtype), freedom=FREEDOM, rounds=ROUNDS, step=STEP
        )

    def matrix(self, rows: Sequence[frozenset[str]]) -> Floats:
        """One row a sentence: every mark by its rarity, all of them together of length 1."""
        x = np.zeros((len(rows), len(self.known)), dtype=np.float32)
        for place, marks in enumerate(rows):
            here = [self.known[mark] for mark in marks if mark in self.known]
            x[place, here] = self.rarity[here]
            x[place] /= np.linalg.norm(x[place]) or 1
        return x

    def hearts(self, message: Row) -> Floats:
        """How much each sentence of a message is its heart."""
        odds = self.matrix(_marks(message)) @ self.weights + self.bias
        shares = np.exp(odds - odds.max(1, keepdims=True))
        return shares[:, 0] / shares.sum(1)

    def table(self) -> Row:
        """What `app.text.heart` reads."""
        kept = {
            mark: [round(float(self.rarity[at]), 2), *map(_kept, self.weights[at])]
            for mark, at in self.known.items()
        }
        return {
            "scale": SCALE,
            "bias": [round(float(b), 3) for b in self.bias],
            "marks": kept,
        }


def _marks(message: Row) -> list[frozenset[str]]:
    return list(features([sentence["text"] for sentence in message["sentences"]]))


def _rarity(messages: int, of: int) -> float:
    return log((1 + of) / (1 + messages)) + 0.5


def _kept(weight: float) -> int:
    return round(SCALE * float(weight))


def compare(files: dict[str, list[Row]]) -> None:
    """Print for each writer, with weights from the others: the first sentence by weight, and the first two."""
    for name, messages in files.items():
        model = Model([m for other, rows in files.items() if other != name for m in rows])
        first = both = plain = 0
        for message in messages:
            gold = {n for n, s in enumerate(message["sentences"]) if s["label"] == "heart"}
            order = np.argsort(-model.hearts(message))
            first += order[0] in gold
            both += len(gold & set(order[:2].tolist())) >= min(len(gold), 2)
            plain += 0 in gold
        count = len(messages)
        print(
            f"{name}: {count} messages, first is a heart {first / count:.2f} "
            f"(the first of the message {plain / count:.2f}), two of two {both / count:.2f}"
        )


def main() -> None:
    """Write the weights, or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compare", action="store_true")
    asked = parser.parse_args()
    files = {path.stem: list(lines(path)) for path in sorted(DATA.glob("*.jsonl"))}
    if asked.compare:
        compare(files)
        return
    table = Model([message for rows in files.values() for message in rows]).table()
    written = ",\n".join(f"{json.dumps(mark)}: {json.dumps(row)}" for mark, row in table.pop("marks").items())
    path = ROOT / "app" / "text" / "locale" / "en" / "heart.json"
    path.write_text(f'{json.dumps(table)[:-1]}, "marks": {{\n{written}\n}}}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
