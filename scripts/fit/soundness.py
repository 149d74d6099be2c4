"""Fits how likely a filled note may be sent, on those of `training/notes_graded/` that others graded.

python -m scripts.fit.soundness            writes app/engines/builtin/locale/en/soundness.json
python -m scripts.fit.soundness --compare  on the graded notes of tests/data/notes_graded, by how likely it is
"""

import json
from typing import Any

import numpy as np

from app.engines.builtin.notes.filling.soundness import NEVER, signs
from scripts.accuracy.data import lines
from scripts.fit.filled import NotFilledError, filled
from scripts.fit.fitting import ROOT, command

GRADED = ROOT / "training" / "notes_graded"
TEST = ROOT / "tests" / "data" / "notes_graded" / "en.jsonl"
WRITTEN = ROOT / "app" / "engines" / "builtin" / "locale" / "en" / "soundness.json"
MAY = frozenset("AB")
"""Grades that may be sent, B after a touch; C is not sound, D is not true to the note."""
FREEDOM, ROUNDS, STEP, PACE = 1.0, 4000, 0.3, 0.9
BOUNDS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
Row = dict[str, Any]


def graded() -> list[Row]:
    """All graded notes, of which the sentence was made by weights that had not seen them."""
    return [row for path in sorted(GRADED.glob("*.jsonl")) for row in lines(path) if _fits(row)]


def _fits(row: Row) -> bool:
    """Whether a note is cut today as it was when it was filled."""
    try:
        return len(filled(row["said"])[1]) == len(row["put_in"])
    except NotFilledError:
        return False


def table(rows: list[Row]) -> tuple[list[str], Any]:
    """The signs by name, and of each note in a row."""
    found = []
    for row in rows:
        units, _ = filled(row["said"])
        found.append(signs(units, row["put_in"], row["kind"], row["sure"], row["weakest"]))
    names = sorted(found[0])
    return names, np.array([[one[name] for name in names] for one in found])


def fit(rows: list[Row]) -> dict[str, float]:
    """The weight of each sign, and the bias."""
    names, x = table(rows)
    kept = ~x[:, [names.index(name) for name in NEVER]].any(axis=1)
    x, rows = x[kept], [row for row, keep in zip(rows, kept, strict=True) if keep]
    sent = np.array([row["grade"] in MAY for row in rows], float)
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / spread
    weights, bias, pace, pace_bias = np.zeros(z.shape[1]), 0.0, np.zeros(z.shape[1]), 0.0
    for _ in range(ROUNDS):
        off = (1 / (1 + np.exp(-(z @ weights + bias))) - sent) / len(rows)
        pace = PACE * pace - STEP * (z.T @ off + weights / (FREEDOM * len(rows)))
        pace_bias = PACE * pace_bias - STEP * off.sum()
        weights, bias = weights + pace, bias + pace_bias
    plain = weights / spread
    each = {name: round(float(value), 4) for name, value in zip(names, plain, strict=True)}
    return {"bias": round(float(bias - plain @ mean), 4), **each}


def compare() -> None:
    """Print how many of the graded notes would be told at each bound, and how many of those may be sent."""
    weights, rows = fit(graded()), [row for row in lines(TEST) if _fits(row)]
    names, x = table(rows)
    odds = weights["bias"] + x @ np.array([weights[name] for name in names])
    never = x[:, [names.index(name) for name in NEVER]].any(axis=1)
    likely, grades = np.where(never, 0.0, 1 / (1 + np.exp(-odds))), np.array([row["grade"] for row in rows])
    for bound in BOUNDS:
        told = grades[likely >= bound]
        share = {grade: (told == grade).mean() if len(told) else 0.0 for grade in "ABCD"}
        print(
            f"from {bound}: {len(told) / len(rows):.2f} told, "
            + ", ".join(f"{g} {v:.2f}" for g, v in share.items())
        )


def write() -> None:
    """Write the weights."""
    WRITTEN.write_text(f"{json.dumps(fit(graded()), indent=2)}\n", encoding="utf-8")


if __name__ == "__main__":
    command(__doc__, write, compare)
