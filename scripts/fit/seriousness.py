"""Fits how heavily a message weighs for its writer, on the labelled messages of `training/felt/`.

python -m scripts.fit.seriousness            writes app/text/locale/en/seriousness.npz
python -m scripts.fit.seriousness --compare  each writer left out, and the test's: what is found serious, and in vain
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from app.text import sentences
from app.text.weights.purpose import marks
from app.text.weights.seriousness import WEIGHTS
from scripts.accuracy.data import lines
from scripts.fit.fitting import ROOT, Fitting, Marks, command

DATA = ROOT / "training" / "felt"
TEST = ROOT / "tests" / "data" / "felt" / "en.jsonl"
LEAST, FREEDOM = 2, 10.0
"""Messages in which a word or a pair must stand to be learnt from, and how free the weights are; chosen on writers left
out."""
BOUNDS = (0.3, 0.5, 0.7, 0.8, 0.85, 0.9)
Row = dict[str, Any]


def texts() -> dict[str, list[Row]]:
    """The labelled messages by writer."""
    return {path.stem: list(lines(path)) for path in sorted(DATA.glob("*.jsonl"))}


def fit(rows: Sequence[Row]) -> Fitting:
    """The model of labelled messages."""
    gold = [row["weight"] for row in rows]
    return Fitting([[_marks(row)] for row in rows], gold, len(WEIGHTS), LEAST, freedom=FREEDOM)


def _marks(row: Row) -> Marks:
    return marks([span.text for span in sentences.split(row["message"])])


def compare() -> None:
    """Print how often the weight is right, and what each bound for a serious matter finds."""
    files = texts()
    left_out = {
        name: [row for other, rows in files.items() if other != name for row in rows] for name in files
    }
    everybody = [row for rows in files.values() for row in rows]
    for name, rows, known in [
        *((name, rows, left_out[name]) for name, rows in files.items()),
        ("test", list(lines(TEST)), everybody),
    ]:
        shares = fit(known).shares([_marks(row) for row in rows])
        gold = np.array([row["weight"] for row in rows])
        off, is_serious, likely = np.abs(shares.argmax(1) - gold), gold >= 2, shares[:, 2:].sum(1)
        print(
            f"{name}: {len(rows)} messages, right {(off == 0).mean():.2f}, within one {(off <= 1).mean():.2f}"
        )
        for bound in BOUNDS:
            held = likely >= bound
            print(
                f"  serious from {bound}: {held[is_serious].mean():.2f}, of these right {is_serious[held].mean():.2f}"
            )


def write() -> None:
    """Write the weights."""
    fit([row for rows in texts().values() for row in rows]).write("seriousness")


if __name__ == "__main__":
    command(__doc__, write, compare)
