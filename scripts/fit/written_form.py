"""Fits the forms of offers and limits on the labelled notes of `training/written_forms/`.

python -m scripts.fit.written_form            writes app/text/locale/en/{offer,limit,jotted}_forms.npz
python -m scripts.fit.written_form --compare  by leaving out one writer after another: right, and right where it is sure
"""

from typing import Any

import numpy as np

from app.text.weights.written_form import marks
from scripts.accuracy.data import lines
from scripts.fit.fitting import ROOT, Fitting, command

DATA = ROOT / "training" / "written_forms"
FORMS = {"offer": "SOCN", "limit": "SVN", "jotted": "SOCN"}
"""The labels of each kind of note, in the order of `OfferForm` and `LimitForm`."""
BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
LEAST, FREEDOM = 2, 20.0
Row = dict[str, Any]


def notes(kind: str) -> dict[str, list[Row]]:
    """The labelled notes of each writer; jotted offers are learnt from beside the tidy ones."""
    if kind == "jotted":
        found: dict[str, list[Row]] = dict(notes("offer"))
        for row in lines(DATA / "jotted.jsonl"):
            found.setdefault(row["writer"], []).append(row)
        return found
    return {path.stem: list(lines(path)) for path in sorted(DATA.glob(f"{kind}s_*.jsonl"))}


def fit(kind: str, rows: list[Row]) -> Fitting:
    """The model of these notes."""
    gold = [FORMS[kind].index(row["form"]) for row in rows]
    return Fitting([[marks(row["text"])] for row in rows], gold, len(FORMS[kind]), LEAST, freedom=FREEDOM)


def write() -> None:
    """Write both tables, of all notes."""
    for kind in FORMS:
        fit(kind, [row for rows in notes(kind).values() for row in rows]).write(f"{kind}_forms")


def compare() -> None:
    """Print, for each kind, how many forms of a writer who was left out are right, by how sure the model is."""
    for kind, labels in FORMS.items():
        written = notes(kind)
        shares, gold = [], []
        for name, rows in written.items():
            others = [row for other, theirs in written.items() if other != name for row in theirs]
            shares.append(fit(kind, others).shares([marks(row["text"]) for row in rows]))
            gold.append(np.array([labels.index(row["form"]) for row in rows]))
            print(f"{kind}s, {name} left out: {(shares[-1].argmax(1) == gold[-1]).mean():.3f} of {len(rows)}")
        told, right = np.concatenate(shares), np.concatenate(gold)
        best = told.argmax(1)
        for number, label in enumerate(labels):
            here, said = right == number, best == number
            print(
                f"  {label}: recall {(best[here] == number).mean():.3f}, precision {(right[said] == number).mean():.3f}"
            )
        for bound in BOUNDS:
            sure = told.max(1) >= bound
            print(
                f"  from {bound}: {sure.mean():.3f} of them, right {(best[sure] == right[sure]).mean():.3f}"
            )


if __name__ == "__main__":
    command(__doc__, write, compare)
