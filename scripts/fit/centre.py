"""Fits what a message with notes is about, on the names of `training/opened/` that readers graded.

python -m scripts.fit.centre            writes app/engines/builtin/locale/en/centre.json
python -m scripts.fit.centre --compare  each eighth of the writers left out: how often the likeliest name is a good one

Needs scikit-learn to fit; what is written is read without it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from app.engines.builtin.concern.centre import Centre, candidates
from app.engines.builtin.concern.centre_signs import Notes
from app.text.person.words import tokenise
from app.text.sentences import split
from app.text.words import stem
from scripts.accuracy.data import lines
from scripts.fit.fitting import ROOT, command

OUT = ROOT / "app" / "engines" / "builtin" / "locale" / "en" / "centre.json"
DATA = ROOT / "training" / "opened"
FREEDOM = 1.0
GRADED = {"A": (1, 1.0), "B": (0, 0.2), "C": (0, 1.0)}
"""By grade: whether it is the centre, and how much that counts. What may be sent is seldom quite the matter."""
FOLDS, LEAST = 8, 0.5
Row = dict[str, Any]


def read() -> list[Row]:
    """The messages with the names that were graded."""
    return [row for path in sorted(DATA.glob("*.jsonl")) for row in lines(path)]


def grades(row: Row) -> dict[str, str]:
    """The best grade that a noun got as a name, by its stem."""
    found: dict[str, str] = {}
    for one, grade in zip(row["openers"], row["grades"], strict=True):
        if one["kind"] != "named" or len(one["texts"]) > 1:
            continue
        words = [token.low for token in tokenise(one["texts"][0]) if token.low[:1].isalpha()]
        if words:
            head = stem(words[-1])
            found[head] = min(found.get(head, "Z"), grade)
    return found


def seen(row: Row) -> list[Centre]:
    """The nouns of one message."""
    notes = Notes(row["facts"], row["options"], row["cannot"])
    return candidates(row["message"], split(row["message"])[:60], notes)


def graded(rows: Sequence[Row]) -> Iterator[tuple[Centre, str]]:
    """Every noun that got a grade."""
    for row in rows:
        known = grades(row)
        for one in seen(row):
            grade = known.get(stem(one.phrases[0].head))
            if grade is not None:
                yield one, grade


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """The weights by name."""
    from sklearn.linear_model import LogisticRegression

    pairs = list(graded(rows))
    names = sorted(pairs[0][0].signs)
    x = np.array([[one.signs[name] for name in names] for one, _ in pairs])
    gold = np.array([GRADED[grade] for _, grade in pairs])
    made = LogisticRegression(C=FREEDOM, max_iter=3000).fit(x, gold[:, 0], sample_weight=gold[:, 1])
    weights = dict(zip(names, made.coef_[0].tolist(), strict=True))
    return {"bias": round(float(made.intercept_[0]), 3), **{n: round(w, 3) for n, w in weights.items()}}


def compare() -> None:
    """Print the grades of the likeliest names by weights that have not seen the writer."""
    rows = read()
    writers = sorted({row["writer"] for row in rows})
    found, surely = Counter[str](), Counter[str]()
    for number in range(FOLDS):
        left = set(writers[number::FOLDS])
        weights = fitted([row for row in rows if row["writer"] not in left])
        for row in (row for row in rows if row["writer"] in left):
            known = grades(row)
            shares = {
                stem(one.phrases[0].head): sum(weights[n] * v for n, v in one.signs.items()) + weights["bias"]
                for one in seen(row)
            }
            best = max(shares, key=lambda head: shares[head], default="")
            found[known.get(best, "?")] += 1
            surely[known.get(best, "?")] += best != "" and shares[best] > np.log(LEAST / (1 - LEAST))
    for name, counts in (("the likeliest", found), ("where it is likely", surely)):
        print(f"{name}: " + ", ".join(f"{grade} {counts[grade]}" for grade in "ABC?"))


def write() -> None:
    """Write the weights."""
    OUT.write_text(json.dumps(fitted(read()), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    command(__doc__, write, compare)
