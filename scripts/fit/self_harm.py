"""Fits whether a message hints that somebody may be about to harm themselves.

Learnt from the labelled messages of `training/self_harm/`; those of `urgency/`, `purpose/` and `cases/`
hint at nothing.

python -m scripts.fit.self_harm            writes app/text/locale/en/self_harm.npz
python -m scripts.fit.self_harm --compare  on the messages of tests/data/self_harm and tests/data/urgency, by bounds
"""

from typing import Any

import numpy as np

from app.text import sentences
from app.text.weights.urgency import marks
from scripts.accuracy.data import lines
from scripts.fit import urgency
from scripts.fit.fitting import FLOOR, ROOT, Fitting, Marks, command

DATA = ROOT / "training" / "self_harm"
PURPOSES = ROOT / "training" / "purpose"
CASES = ROOT / "training" / "cases"
TESTS = ROOT / "tests" / "data"
BOUNDS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7)
LABEL = "self_harm"
LEAST = 3
"""Messages in which a word or a pair must stand to be learnt from."""
Row = dict[str, Any]


def fit() -> Fitting:
    """The model of all labelled messages."""
    rows = [row for path in sorted(DATA.glob("*.jsonl")) for row in lines(path)]
    rows += [row for others in urgency.texts().values() for row in others]
    rows += [row for path in sorted(PURPOSES.glob("*.jsonl")) for row in lines(path)]
    rows += [row["brief"] for path in sorted(CASES.glob("*/briefs.jsonl")) for row in lines(path)]
    gold = [int(row.get("label") == LABEL) for row in rows]
    return Fitting([[_marks(row)] for row in rows], gold, 2, LEAST, evenly=1.0, floor=FLOOR)


def _marks(row: Row) -> Marks:
    return frozenset[str]().union(*marks([span.text for span in sentences.split(row["message"])]))


def compare() -> None:
    """Print what is found by a writer who was left out, and what is raised in vain."""
    model = fit()
    rows = list(lines(TESTS / LABEL / "en.jsonl"))
    gold = np.array([row["label"] == LABEL for row in rows])
    shares = model.shares([_marks(row) for row in rows])[:, 1]
    ordinary = model.shares([_marks(row) for row in lines(TESTS / "urgency" / "en.jsonl")])[:, 1]
    for bound in BOUNDS:
        print(
            f"from {bound}: found {(shares[gold] >= bound).mean():.2f}, where it only sounds so "
            f"{(shares[~gold] >= bound).mean():.2f}, elsewhere {(ordinary >= bound).mean():.3f}"
        )


if __name__ == "__main__":
    command(__doc__, lambda: fit().write(LABEL), compare)
