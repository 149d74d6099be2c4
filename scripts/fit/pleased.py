"""Fits how likely a message praises or thanks and nothing went wrong, on what is labelled with a purpose.

python -m scripts.fit.pleased            writes app/text/locale/en/pleased.json
python -m scripts.fit.pleased --compare  each writer left out: what is taken for praise at a bound, and what in vain

Learnt from are `training/pleased/`, `training/purpose/` and `training/urgency/`. What a message is for by its words is
taken from weights that have not seen its writer. Needs scikit-learn to fit; what is written is read without it.
"""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from app.bootstrap import build_service
from app.engines.builtin.concern.pleased import signs
from app.model.brief import Brief
from app.settings import Settings
from app.text.weights.purpose import LABELS, Purpose
from app.text.weights.trees import Trees
from scripts.accuracy.data import lines
from scripts.fit import purpose
from scripts.fit.fitting import LOCALE, ROOT, Fitting, command
from scripts.fit.growing import grow

DATA = ROOT / "training" / "pleased"
GROWING = {
    "max_iter": 80,
    "learning_rate": 0.08,
    "max_leaf_nodes": 8,
    "l2_regularization": 5.0,
    "min_samples_leaf": 20,
    "max_features": 0.4,
}
FOLDS, LEAST = 5, 3
BOUNDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
PLEASED = frozenset({"praise", "praise_question"})
Row = dict[str, Any]


def read() -> list[Row]:
    """All messages with a purpose, each with its writer."""
    fresh = [
        row | {"writer": path.stem, "fresh": True}
        for path in sorted(DATA.glob("*.jsonl"))
        for row in lines(path)
    ]
    known = [row | {"writer": row["id"].split("-")[0], "fresh": False} for row in purpose.texts()]
    return [*fresh, *known]


def table(rows: Sequence[Row]) -> tuple[Any, Any, Any]:
    """The signs of each message, whether it is pleased, and its fold, in the order of the rows."""
    service = build_service(Settings())
    writers = sorted({row["writer"] for row in rows})
    folds = np.array([writers.index(row["writer"]) % FOLDS for row in rows])
    meant = _meant(rows, folds)
    x: list[list[float]] = []
    for row, shares in zip(rows, meant, strict=True):
        reading = asyncio.run(service.read(Brief(message=row["message"])))
        x.append(signs(reading.visible or reading.text, reading, Purpose(*shares)))
    return np.array(x), np.array([row["purpose"] in PLEASED for row in rows]), folds


def _meant(rows: Sequence[Row], folds: Any) -> list[list[float]]:
    """What each message is for by its words, by weights that have not seen its writer."""
    marks = [purpose.marks_of(row) for row in rows]
    gold = [LABELS.index(row["purpose"]) for row in rows]
    found: list[list[float]] = [[] for _ in rows]
    for fold in range(FOLDS):
        within = [at for at in range(len(rows)) if folds[at] != fold]
        out = [at for at in range(len(rows)) if folds[at] == fold]
        model = Fitting(
            [[marks[at]] for at in within], [gold[at] for at in within], len(LABELS), LEAST, evenly=1.0
        )
        for at, shares in zip(out, model.shares([marks[at] for at in out]), strict=True):
            found[at] = [float(share) for share in shares]
    return found


def compare() -> None:
    """Print what is taken for praise at each bound, by trees that have not seen the writer."""
    rows = read()
    x, so, folds = table(rows)
    likely = np.zeros(len(rows))
    for fold in range(FOLDS):
        made = Trees.read(grow(x[folds != fold], so[folds != fold], GROWING))
        for at in np.where(folds == fold)[0]:
            likely[at] = made.share(x[at].tolist())
    labels = np.array([row["purpose"] for row in rows])
    fresh = np.array([row["fresh"] for row in rows])
    for name, some in (("fresh", fresh), ("others", ~fresh)):
        for bound in BOUNDS:
            told = {
                label: (likely[some & (labels == label)] >= bound).mean() for label in sorted(set(labels))
            }
            print(
                f"{name} from {bound}: " + ", ".join(f"{label} {share:.3f}" for label, share in told.items())
            )


def write() -> None:
    """Write the trees."""
    x, so, _ = table(read())
    text = json.dumps(grow(x, so, GROWING), separators=(",", ":"))
    (LOCALE / "pleased.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    command(__doc__, write, compare)
