"""Fits what a message is for, on the labelled messages of `training/purpose/` and `training/urgency/`.

python -m scripts.fit.purpose            writes app/text/locale/en/purpose.npz
python -m scripts.fit.purpose --compare  on the messages of tests/data/purpose, by bounds for "no complaint"
"""

from typing import Any

import numpy as np

from app.text import sentences
from app.text.weights.purpose import LABELS, marks
from scripts.accuracy.data import lines
from scripts.fit import urgency
from scripts.fit.fitting import ROOT, Fitting, Marks, command

DATA = ROOT / "training" / "purpose"
TEST = ROOT / "tests" / "data" / "purpose" / "en.jsonl"
BOUNDS = (0.5, 0.6, 0.7, 0.8, 0.9)
LEAST = 3
"""Messages in which a word or a pair must stand to be learnt from."""
Row = dict[str, Any]


def texts() -> list[Row]:
    """All labelled messages."""
    written = [row for path in sorted(DATA.glob("*.jsonl")) for row in lines(path)]
    return [*written, *(row for rows in urgency.texts().values() for row in rows if "purpose" in row)]


def fit() -> Fitting:
    """The model of all labelled messages."""
    rows = texts()
    gold = [LABELS.index(row["purpose"]) for row in rows]
    return Fitting([[marks_of(row)] for row in rows], gold, len(LABELS), LEAST, evenly=1.0)


def marks_of(row: Row) -> Marks:
    """What the model sees of a labelled message."""
    return marks([span.text for span in sentences.split(row["message"])])


def compare() -> None:
    """Print how often each purpose is found by a writer who was left out, and what is taken for no complaint."""
    rows = list(lines(TEST))
    gold = np.array([LABELS.index(row["purpose"]) for row in rows])
    shares = fit().shares([marks_of(row) for row in rows])
    best = shares.argmax(1)
    for number, label in enumerate(LABELS):
        print(f"{label}: found {(best[gold == number] == number).mean():.2f}")
    for bound in BOUNDS:
        calm = shares[:, 0] <= 1 - bound
        print(f"no complaint from {bound}: {calm[gold > 0].mean():.2f}, in vain {calm[gold == 0].mean():.2f}")


if __name__ == "__main__":
    command(__doc__, lambda: fit().write("purpose"), compare)
