"""Fits how well something of a message opens a reply whose notes follow it, on `training/opened/`.

python -m scripts.fit.opened            writes app/text/locale/en/{opened_apt,opened_amiss}.json
python -m scripts.fit.opened --compare  each eighth of the writers left out: what would open, and how it was graded

Needs scikit-learn to fit; what is written is read without it.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from app.text.weights.opened import AMISS, Opening, beside, signs_of_openings
from app.text.weights.retold import Piece
from app.text.weights.trees import Trees
from scripts.accuracy.data import lines
from scripts.fit.fitting import LOCALE, ROOT, command
from scripts.fit.growing import grow

DATA = ROOT / "training" / "opened"
GROWING = {
    "max_iter": 70,
    "learning_rate": 0.1,
    "max_leaf_nodes": 10,
    "l2_regularization": 5.0,
    "min_samples_leaf": 30,
    "max_features": 0.3,
}
FOLDS = 8
MODELS = {"opened_apt": "A", "opened_amiss": "C"}
Row = dict[str, Any]


def read() -> list[Row]:
    """The messages with the openings that were graded."""
    return [row for path in sorted(DATA.glob("*.jsonl")) for row in lines(path)]


def openings(row: Row) -> list[Opening]:
    """The openings of one message."""
    made = []
    for one in row["openers"]:
        spans = zip(one["texts"], one["sources"], strict=True)
        pieces = tuple(Piece(text, *span, one["kind"] == "quoted") for text, span in spans)
        made.append(Opening(one["kind"], pieces, tuple(one["by"])))
    return made


def table(rows: Sequence[Row]) -> tuple[Any, Any]:
    """The signs of every opening, and its grade."""
    seen: list[list[float]] = []
    for row in rows:
        seen += signs_of_openings(beside(row["message"], row, row["fault"]), openings(row))
    return np.array(seen), np.array([grade for row in rows for grade in row["grades"]])


def compare() -> None:
    """Print what would open by trees that have not seen the writer, and what no choice could better."""
    rows = read()
    chosen, best, first = Counter[str](), Counter[str](), Counter[str]()
    for made, out in _left_out(rows):
        for row in out:
            signs = signs_of_openings(beside(row["message"], row, row["fault"]), openings(row))
            worth = [made["opened_apt"].share(s) - AMISS * made["opened_amiss"].share(s) for s in signs]
            chosen[row["grades"][int(np.argmax(worth))]] += 1
            best[min(row["grades"])] += 1
            first[row["grades"][0]] += 1
    for name, found in (("chosen", chosen), ("the best there was", best), ("the first", first)):
        print(f"{name}: " + ", ".join(f"{grade} {found[grade] / len(rows):.3f}" for grade in "ABC"))


def _left_out(rows: Sequence[Row]) -> Any:
    writers = sorted({row["writer"] for row in rows})
    for number in range(FOLDS):
        left = set(writers[number::FOLDS])
        x, grades = table([row for row in rows if row["writer"] not in left])
        made = {name: Trees.read(grow(x, grades == grade, GROWING)) for name, grade in MODELS.items()}
        yield made, [row for row in rows if row["writer"] in left]


def write() -> None:
    """Write the trees."""
    x, grades = table(read())
    for name, grade in MODELS.items():
        text = json.dumps(grow(x, grades == grade, GROWING), separators=(",", ":"))
        (LOCALE / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    command(__doc__, write, compare)
