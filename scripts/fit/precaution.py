"""Fits what has to be done first for safety, on the labels of `training/precaution/` for messages of other folders.

python -m scripts.fit.precaution            writes app/text/locale/en/precaution.npz
python -m scripts.fit.precaution --compare  each writer left out: what is found, what is said in vain
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from app.text.weights.precaution import LABELS, NEEDED
from app.text.weights.urgency import marks
from scripts.accuracy.data import lines
from scripts.fit.fitting import FLOOR, ROOT, Fitting, Marks, command
from scripts.fit.urgency import parts, quiet, texts

LABELLED = ROOT / "training" / "precaution" / "read.jsonl"
LEAST, EVENLY = 3, 0.5
"""Messages in which a word or a pair must stand to be learnt from; how far rare labels weigh as much as common ones."""
Row = dict[str, Any]


def rows() -> list[Row]:
    """The labelled messages, each with its text and its writer."""
    known = {f"{name}/{m['id']}": m["message"] for name, found in texts().items() for m in found}
    known |= {f"quiet/{id_}": text for id_, text in quiet().items()}
    return [
        {**row, "message": known[row["id"]], "writer": row["id"].partition("/")[0]} for row in lines(LABELLED)
    ]


def fit(messages: Sequence[Row]) -> Fitting:
    """The model of those messages."""
    gold = [LABELS.index(m["first"]) for m in messages]
    return Fitting([[_marks(m)] for m in messages], gold, len(LABELS), LEAST, evenly=EVENLY, floor=FLOOR)


def compare() -> None:
    """Print what is found of each label, and what is said in vain, with weights from the other writers."""
    messages = rows()
    shares = np.zeros((len(messages), len(LABELS)))
    for writer in sorted({m["writer"] for m in messages}):
        here = [at for at, m in enumerate(messages) if m["writer"] == writer]
        model = fit([m for m in messages if m["writer"] != writer])
        shares[here] = model.shares([_marks(messages[at]) for at in here])
    gold = np.array([LABELS.index(m["first"]) for m in messages])
    said = 1 - shares[:, 0] >= NEEDED
    right = shares[:, 1:].argmax(1) + 1 == gold
    print(f"{len(messages)} messages: something said where it has to be {said[gold > 0].mean():.2f}")
    print(f"in vain {said[gold == 0].mean():.2f}; of the right kind {right[said & (gold > 0)].mean():.2f}")
    for at, label in enumerate(LABELS[1:], start=1):
        print(f"{label}: {(gold == at).sum()}, something said {said[gold == at].mean():.2f}")


def _marks(message: Row) -> Marks:
    return frozenset[str]().union(*marks(parts(message)))


if __name__ == "__main__":
    command(__doc__, lambda: fit(rows()).write("precaution"), compare)
