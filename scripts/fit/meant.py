"""Fits how likely a "he", "she" or "they" of a note is the customer, on the labelled pronouns of `training/meant/`.

python -m scripts.fit.meant            writes app/text/locale/en/meant.json
python -m scripts.fit.meant --compare  each tenth of the writers left out: how many are sure at a bound, and right

Needs scikit-learn to fit; what is written is read without it.
"""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from app.text.weights.meant import Around, signs
from app.text.weights.trees import Trees
from scripts.accuracy.data import lines
from scripts.fit.fitting import LOCALE, ROOT, command
from scripts.fit.growing import grow

DATA = ROOT / "training" / "meant"
BOUNDS = (0.8, 0.9, 0.95, 0.97)
GROWING = {
    "max_iter": 150,
    "learning_rate": 0.06,
    "max_leaf_nodes": 10,
    "l2_regularization": 1.0,
    "min_samples_leaf": 15,
}
FOLDS = 10
LABELS = {"C": True, "O": False}
"""The customer, or somebody or something else; what is neither ("?") is not learnt from."""
Row = dict[str, Any]


def read() -> list[Row]:
    """The labelled briefs."""
    return [row for path in sorted(DATA.glob("*.jsonl")) for row in lines(path)]


def around(row: Row) -> Around:
    """What stands round the notes of a brief."""
    return Around(row["message"], row["name"], tuple((note["kind"], note["text"]) for note in row["notes"]))


def table(rows: Sequence[Row]) -> tuple[Any, Any]:
    """The signs of each pronoun, and whether it is the customer."""
    seen: list[list[float]] = []
    theirs: list[bool] = []
    for row in rows:
        for note in (note for note in row["notes"] if note["whom"]):
            for sign, label in zip(signs(note["text"], around(row)), note["whom"], strict=True):
                if label in LABELS:
                    seen.append(sign)
                    theirs.append(LABELS[label])
    return np.array(seen), np.array(theirs)


def compare() -> None:
    """Print how many pronouns are surely the customer, or surely another, at each bound, and how many rightly so."""
    rows = read()
    writers = sorted({row["writer"] for row in rows})
    likely, theirs = [], []
    for number in range(FOLDS):
        out = set(writers[number::FOLDS])
        trees = Trees.read(grow(*table([row for row in rows if row["writer"] not in out]), GROWING))
        seen, so = table([row for row in rows if row["writer"] in out])
        likely += [trees.share(sign) for sign in seen.tolist()]
        theirs += so.tolist()
    told, gold = np.array(likely), np.array(theirs)
    print(f"{len(gold)} pronouns, {gold.mean():.3f} the customer; right {((told > 0.5) == gold).mean():.3f}")
    for bound in BOUNDS:
        sure, other = told >= bound, told <= 1 - bound
        print(
            f"  from {bound}: the customer {sure.mean():.3f}, {gold[sure].mean():.3f} of them rightly; "
            f"another {other.mean():.3f}, {1 - gold[other].mean():.3f} rightly"
        )


def write() -> None:
    """Write the trees."""
    made = grow(*table(read()), GROWING)
    (LOCALE / "meant.json").write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    command(__doc__, write, compare)
