"""Fits what an apology may open a reply with, on `training/regretted/`: grades of openings of `training/opened/`.

python -m scripts.fit.regretted            writes app/engines/builtin/locale/en/regretted.json and
                                           app/text/locale/en/regretted.npz
python -m scripts.fit.regretted --compare  each eighth of the writers left out: how the likeliest of each message was
                                           graded, and how those that are sure

Needs scikit-learn to fit; what is written is read without it.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from app.engines.builtin.concern.regretted import SURE, marks, signs
from app.text.weights.opened import beside, worth_of
from scripts.accuracy.data import lines
from scripts.fit.fitting import ROOT, Fitting, command
from scripts.fit.opened import openings
from scripts.fit.opened import read as read_opened

DATA = ROOT / "training" / "regretted" / "read.jsonl"
OUT = ROOT / "app" / "engines" / "builtin" / "locale" / "en" / "regretted.json"
FREEDOM, FOLDS, WORDS_FREEDOM = 0.3, 8, 20.0


class Opened(NamedTuple):
    """One clause behind "I'm sorry that": whose message it is of, its signs and marks, and its grade."""

    writer: str
    message: str
    seen: dict[str, float]
    marks: frozenset[str]
    grade: str


def read() -> list[Opened]:
    """All that were graded."""
    rows = {row["id"]: row for row in read_opened()}
    return [one for told in lines(DATA) for one in _of(rows[told["id"]], told)]


def _of(row: dict[str, Any], told: dict[str, Any]) -> list[Opened]:
    worth = worth_of(beside(row["message"], row, row["fault"]), openings(row))
    made = []
    for at, grade in zip(told["openers"], told["grades"], strict=True):
        text = row["openers"][at]["texts"][0]
        seen = signs(text, worth[at], row["facts"], row["options"])
        made.append(Opened(row["writer"], row["id"], seen, marks(text), grade))
    return made


def fitted(rows: Sequence[Opened]) -> tuple[dict[str, float], Fitting]:
    """The weights of the signs by name, and the model of the words."""
    from sklearn.linear_model import LogisticRegression

    names = sorted(rows[0].seen)
    x = np.array([[one.seen[name] for name in names] for one in rows])
    spread = x.std(axis=0).clip(1e-6)
    good = np.array([one.grade == "A" for one in rows])
    made = LogisticRegression(C=FREEDOM, max_iter=3000).fit(x / spread, good)
    weights = zip(names, (made.coef_[0] / spread).tolist(), strict=True)
    told = {"bias": round(float(made.intercept_[0]), 3), **{name: round(w, 3) for name, w in weights}}
    gold = [int(one.grade != "C") for one in rows]
    return told, Fitting([[one.marks] for one in rows], gold, 2, evenly=1.0, freedom=WORDS_FREEDOM)


def compare() -> None:
    """Print the grades by weights that have not seen the writer."""
    rows = read()
    writers = sorted({one.writer for one in rows})
    likeliest, sure = Counter[str](), Counter[str]()
    for number in range(FOLDS):
        left = set(writers[number::FOLDS])
        weights, words = fitted([one for one in rows if one.writer not in left])
        out = [one for one in rows if one.writer in left]
        shares = words.shares([one.marks for one in out])[:, 1].clip(0.001, 0.999)
        odds = np.log(shares / (1 - shares)) + weights["bias"]
        odds += [sum(weights[name] * value for name, value in one.seen.items()) for one in out]
        for message in {one.message for one in out}:
            at = max((k for k, one in enumerate(out) if one.message == message), key=lambda k: odds[k])
            likeliest[out[at].grade] += 1
            sure[out[at].grade] += bool(odds[at] >= SURE)
    for name, counts in (("the likeliest", likeliest), ("where it is sure", sure)):
        print(f"{name}: " + ", ".join(f"{grade} {counts[grade]}" for grade in "ABC"))


def write() -> None:
    """Write both."""
    weights, words = fitted(read())
    OUT.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    words.write("regretted")


if __name__ == "__main__":
    command(__doc__, write, compare)
