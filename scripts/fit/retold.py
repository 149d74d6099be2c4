"""Fits how likely it is that what a reply tells back must not be sent, or misses the main thing, on `training/retold/`.

python -m scripts.fit.retold            writes app/text/locale/en/{retold,unnamed}.json
python -m scripts.fit.retold --compare  each eighth of the writers left out: what is told at a bound, how much is odd

Needs scikit-learn to fit; what is written is read without it.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from app.text.weights.retold import Piece, signs, signs_of_all
from app.text.weights.trees import Trees
from scripts.accuracy.data import lines
from scripts.fit.fitting import LOCALE, ROOT, command
from scripts.fit.growing import grow

DATA = ROOT / "training" / "retold"
BOUNDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)
GROWING = {
    "max_iter": 150,
    "learning_rate": 0.05,
    "max_leaf_nodes": 10,
    "l2_regularization": 1.0,
    "min_samples_leaf": 25,
}
FOLDS = 8
Row = dict[str, Any]


def read() -> list[Row]:
    """The graded messages."""
    return [row for path in sorted(DATA.glob("*.jsonl")) for row in lines(path)]


def pieces(row: Row) -> list[Piece]:
    """What was told back of a message."""
    return [Piece(t["text"], t["start"], t["end"], t["quoted"]) for t in row["told"]]


def table(rows: Sequence[Row]) -> tuple[Any, Any]:
    """The signs of each thing told, and whether it was graded C: not to be sent."""
    seen = [signs(row["message"], piece, number) for row in rows for number, piece in enumerate(pieces(row))]
    return np.array(seen), np.array([t["grade"] == "C" for row in rows for t in row["told"]])


def whole(rows: Sequence[Row]) -> tuple[Any, Any]:
    """The signs of all that is told of each message, and whether readers missed the main thing in it, or half of it."""
    seen = [signs_of_all(r["message"], pieces(r)) for r in rows]
    return np.array(seen), np.array([row["named"] != "Y" for row in rows])


def fit(found: tuple[Any, Any]) -> Any:
    """The fitted table, as it is written."""
    return grow(*found, GROWING)


def compare() -> None:
    """Print what would be told at each bound, and how much of it is odd; then the same of whole messages."""
    for name, seen in MODELS.items():
        likely, wrong = _left_out(seen)
        print(f"{name}: {len(wrong)}, {wrong.mean():.2f} of them so")
        for bound in BOUNDS:
            kept = likely < bound
            below, above = wrong[kept].mean(), wrong[~kept].mean()
            print(f"  below {bound}: {kept.mean():.2f}, {below:.2f} of them so; above {above:.2f}")


def _left_out(seen: Callable[[Sequence[Row]], tuple[Any, Any]]) -> tuple[Any, Any]:
    """How likely each is by trees that have not seen its writer, and whether it is so."""
    rows = read()
    writers = sorted({row["writer"] for row in rows})
    likely: list[float] = []
    wrong: list[bool] = []
    for number in range(FOLDS):
        out = set(writers[number::FOLDS])
        made = fit(seen([row for row in rows if row["writer"] not in out]))
        trees = Trees.read(made)
        x, so = seen([row for row in rows if row["writer"] in out])
        likely += [trees.share(one) for one in x.tolist()]
        wrong += so.tolist()
    return np.array(likely), np.array(wrong)


def write() -> None:
    """Write the trees."""
    rows = read()
    for name, seen in MODELS.items():
        (LOCALE / f"{name}.json").write_text(
            json.dumps(fit(seen(rows)), separators=(",", ":")) + "\n", encoding="utf-8"
        )


MODELS = {"retold": table, "unnamed": whole}

if __name__ == "__main__":
    command(__doc__, write, compare)
