"""Fits how likely an offer is simply to be done, on the labelled offers of `training/granted/`.

python -m scripts.fit.granted            writes app/text/locale/en/granted.json
python -m scripts.fit.granted --compare  each writer left out: how many offers are done at a bound, and rightly

Needs scikit-learn to fit; what is written is read without it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from app.text.weights.granted import Offered, signs
from app.text.weights.trees import Trees
from scripts.accuracy.data import lines
from scripts.fit.fitting import LOCALE, ROOT, command
from scripts.fit.growing import grow

DATA = ROOT / "training" / "granted"
BOUNDS = (0.45, 0.5, 0.6, 0.68, 0.7, 0.75, 0.8)
GROWING = {
    "max_iter": 60,
    "learning_rate": 0.06,
    "max_leaf_nodes": 6,
    "l2_regularization": 1.0,
    "min_samples_leaf": 12,
}
Row = dict[str, Any]


def read() -> list[Row]:
    """The labelled briefs."""
    return [row for path in sorted(DATA.glob("*.jsonl")) for row in lines(path)]


def offers(row: Row) -> Iterator[tuple[Offered, str]]:
    """The offers of a brief, each with its label: W done, A asked, I only told."""
    options = tuple(row["options"])
    for note, label in zip(options, row["labels"], strict=True):
        yield Offered(note, options, row["fault"], row["message"], tuple(row["asks"])), label


def table(rows: Sequence[Row]) -> tuple[Any, Any]:
    """The signs of each offer, and whether it is to be done."""
    found = [(signs(offer), label == "W") for row in rows for offer, label in offers(row)]
    return np.array([sign for sign, _ in found]), np.array([so for _, so in found])


def compare() -> None:
    """Print how many offers would be said to be done from each bound on, and how they are labelled."""
    rows = read()
    told: list[tuple[float, str]] = []
    for writer in sorted({row["writer"] for row in rows}):
        trees = Trees.read(grow(*table([row for row in rows if row["writer"] != writer]), GROWING))
        for row in (row for row in rows if row["writer"] == writer):
            told += [(trees.share(signs(offer)), label) for offer, label in offers(row)]
    print(f"{len(told)} offers: {dict(Counter(label for _, label in told))}")
    for bound in BOUNDS:
        done = Counter(label for likely, label in told if likely >= bound)
        share = done["W"] / max(done.total(), 1)
        print(f"  from {bound}: {done.total()} done, {share:.3f} of them rightly; {dict(done)}")


def write() -> None:
    """Write the trees."""
    made = grow(*table(read()), GROWING)
    (LOCALE / "granted.json").write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    command(__doc__, write, compare)
