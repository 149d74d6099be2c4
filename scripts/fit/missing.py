"""Fits what a message lacks, on the labels of `training/missing/` for messages of the other folders.

python -m scripts.fit.missing            writes app/text/locale/en/missing.npz
python -m scripts.fit.missing --compare  on the messages of tests/data/missing, by how sure it is
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from app.text import sentences
from app.text.weights.missing import LABELS, marks
from scripts.accuracy.data import lines
from scripts.fit.fitting import ROOT, Fitting, Marks, command

TRAINING = ROOT / "training"
LABELLED = TRAINING / "missing" / "read.jsonl"
TEST = ROOT / "tests" / "data" / "missing" / "en.jsonl"
LEAST = 5
"""Messages in which a word or a pair must stand to be learnt from."""
EVENLY = 0.75
"""How far what is rarely asked for weighs as much as what often is: at 1 too little is left for nothing to lack."""
SURE = (0.0, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
Row = dict[str, Any]


def texts() -> list[Row]:
    """All labelled messages, each with its text."""
    known = dict(_messages(TRAINING))
    return [{**row, "message": known[row["id"]]} for row in lines(LABELLED)]


def fit() -> Fitting:
    """The model of all labelled messages."""
    rows = texts()
    gold = [LABELS.index(row["ask"]) for row in rows]
    return Fitting([[_marks(row["message"])] for row in rows], gold, len(LABELS), LEAST, evenly=EVENLY)


def compare() -> None:
    """Print how often what is asked is what one of two labellers would ask, by how sure the model is."""
    known = dict(_messages(ROOT / "tests" / "data", single=True))
    rows = list(lines(TEST))
    shares = fit().shares([_marks(known[row["id"]]) for row in rows])
    best, sure = [LABELS[at] for at in shares.argmax(1)], shares.max(1)
    right = np.array([one in (row["ask"], *row["also"]) for one, row in zip(best, rows, strict=True)])
    for bound in SURE:
        print(f"sure {bound}: {(sure >= bound).mean():.2f} of them, right {right[sure >= bound].mean():.2f}")
    for label in LABELS:
        here = np.array([row["ask"] == label for row in rows])
        print(f"{label}: {here.sum()}, right {right[here].mean() if here.any() else 0:.2f}")


def _messages(folder: Path, *, single: bool = False) -> Iterator[tuple[str, str]]:
    """Messages by their name: the folder, the file (not where it has a `single` one) and the id or the number in it."""
    for kind in ("heart", "hearts", "topics", "urgency", "purpose"):
        for path in sorted((folder / kind).glob("*.jsonl")):
            for number, row in enumerate(lines(path)):
                if text := row.get("message") or " ".join(s["text"] for s in row.get("sentences", ())):
                    file = "" if single else f"{path.stem}/"
                    yield f"{kind}/{file}{row.get('id', f'{number:03}')}", text


def _marks(message: str) -> Marks:
    return marks(message, [span.text for span in sentences.split(message)])


if __name__ == "__main__":
    command(__doc__, lambda: fit().write("missing"), compare)
