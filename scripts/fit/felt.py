"""Fits which feelings a message shows and how heavily it weighs, on the labelled messages of `training/felt/`.

python -m scripts.fit.felt            writes app/text/locale/en/felt.npz and weight.npz
python -m scripts.fit.felt --compare  each writer left out, and the test's writer: what is found, and found in vain
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.text import sentences
from app.text.felt import KINDS, WEIGHTS
from app.text.purpose import marks
from scripts.accuracy.data import lines
from scripts.fit.fitting import ROOT, Fitting, Marks, command

DATA = ROOT / "training" / "felt"
TEST = ROOT / "tests" / "data" / "felt" / "en.jsonl"
LEAST, FREEDOM = 2, 10.0
"""Messages in which a word or a pair must stand to be learnt from, and how free the weights are; chosen on writers left
out."""
Row = dict[str, Any]


def texts() -> dict[str, list[Row]]:
    """The labelled messages by writer."""
    return {path.stem: list(lines(path)) for path in sorted(DATA.glob("*.jsonl"))}


def feelings(rows: Sequence[Row]) -> Fitting:
    """The model of feelings: one of its labels says nothing of another."""
    seen = [[_marks(row)] for row in rows]
    each = [
        Fitting(seen, [int(kind in row["fits"]) for row in rows], 2, LEAST, freedom=FREEDOM) for kind in KINDS
    ]
    whole = each[0]
    whole.weights = np.column_stack([one.weights[:, 1] - one.weights[:, 0] for one in each])
    whole.bias = np.array([one.bias[1] - one.bias[0] for one in each], dtype=np.float32)
    return whole


def weight(rows: Sequence[Row]) -> Fitting:
    """The model of how heavily a matter weighs."""
    seen = [[_marks(row)] for row in rows]
    return Fitting(seen, [row["weight"] for row in rows], len(WEIGHTS), LEAST, freedom=FREEDOM)


def likely(model: Fitting, rows: Sequence[Row]) -> NDArray[np.float32]:
    """How likely (0-1) each label is by itself, one row a message."""
    odds = model.matrix([_marks(row) for row in rows]) @ model.weights + model.bias
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)


def _marks(row: Row) -> Marks:
    return marks([span.text for span in sentences.split(row["message"])])


def compare() -> None:
    """Print how well each kind is told apart, and what a low likelihood is worth as a doubt."""
    files = texts()
    halves = [
        (name, [row for other, rows in files.items() if other != name for row in rows], rows)
        for name, rows in files.items()
    ]
    for name, known, rows in [*halves, ("test", [r for rs in files.values() for r in rs], list(lines(TEST)))]:
        found = likely(feelings(known), rows)
        print(f"{name}: {len(rows)} messages; kind, how many fit, of them below 0.05/0.1/0.2, of the others")
        for at, kind in enumerate(KINDS):
            gold = np.array([kind in row["fits"] for row in rows])
            low = " ".join(
                f"{(found[gold, at] < b).mean():.2f}/{(found[~gold, at] < b).mean():.2f}"
                for b in (0.05, 0.1, 0.2)
            )
            print(f"  {kind:14} {gold.sum():4}  {low}")
        shares = weight(known).shares([_marks(row) for row in rows])
        gold = np.array([row["weight"] for row in rows])
        near = np.abs(shares.argmax(1) - gold)
        heavy, is_heavy = shares[:, 2:].sum(1), gold >= 2
        print(f"  weight: right {(near == 0).mean():.2f}, within one {(near <= 1).mean():.2f}")
        for bound in (0.3, 0.5, 0.7, 0.8):
            print(
                f"  heavy from {bound}: {(heavy[is_heavy] >= bound).mean():.2f}, "
                f"in vain {(heavy[~is_heavy] >= bound).mean():.2f}"
            )


def write() -> None:
    """Write the weights."""
    rows = [row for each in texts().values() for row in each]
    feelings(rows).write("felt")
    weight(rows).write("weight")


if __name__ == "__main__":
    command(__doc__, write, compare)
