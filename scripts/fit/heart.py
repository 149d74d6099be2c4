"""Fits which sentences hold the heart of a message, on the labelled messages of `training/heart/` and `heart_read/`.

python -m scripts.fit.heart            writes app/text/locale/en/heart.npz
python -m scripts.fit.heart --compare  each writer left out: how often the weightiest sentence is a heart
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from app.text.heart import LABELS, features
from scripts.accuracy.data import lines
from scripts.fit.fitting import ROOT, Fitting, Marks, command

DATA = ROOT / "training" / "heart"
READ = ROOT / "training" / "heart_read" / "read.jsonl"
"""Messages of other folders, whose sentences others labelled; learnt from beside the writers' own."""
Row = dict[str, Any]


def fit(messages: Sequence[Row]) -> Fitting:
    """The model of labelled messages."""
    gold = [LABELS.index(sentence["label"]) for message in messages for sentence in message["sentences"]]
    return Fitting([_marks(message) for message in messages], gold, len(LABELS))


def _marks(message: Row) -> list[Marks]:
    return list(features([sentence["text"] for sentence in message["sentences"]]))


def compare(files: dict[str, list[Row]]) -> None:
    """Print for each writer, with weights from the others: the first sentence by weight, and the first two."""
    for name, messages in files.items():
        model = fit([*(m for other, rows in files.items() if other != name for m in rows), *lines(READ)])
        first = both = plain = 0
        for message in messages:
            gold = {n for n, s in enumerate(message["sentences"]) if s["label"] == "heart"}
            order = np.argsort(-model.shares(_marks(message))[:, 0])
            first += order[0] in gold
            both += len(gold & set(order[:2].tolist())) >= min(len(gold), 2)
            plain += 0 in gold
        count = len(messages)
        print(
            f"{name}: {count} messages, first is a heart {first / count:.2f} "
            f"(the first of the message {plain / count:.2f}), two of two {both / count:.2f}"
        )


def read() -> dict[str, list[Row]]:
    """The labelled messages by writer."""
    return {path.stem: list(lines(path)) for path in sorted(DATA.glob("*.jsonl"))}


def write() -> None:
    """Write the weights."""
    fit([*(message for rows in read().values() for message in rows), *lines(READ)]).write("heart")


if __name__ == "__main__":
    command(__doc__, write, lambda: compare(read()))
