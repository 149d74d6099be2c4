"""Fits what single words weigh for displeasure, on the labelled sentences of `training/reading/`.

python -m scripts.fit.reading     writes app/reading/locale/en/weights.json
"""

import json
from collections import Counter
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.model.value import Span
from app.reading.tokens import tokenize
from app.reading.weights import stems
from scripts.accuracy.data import lines
from scripts.fit.softmax import even, softmax

ROOT = Path(__file__).parents[2]
Row = dict[str, Any]
Floats = NDArray[np.float64]

FREEDOM = 4.0
"""The C of the usual formula: what gave the best figures on the writers and files that were not fitted on."""
ROUNDS, STEP = 600, 4.0
SCALE, SMALL = 20, 3
"""Weights are kept in twentieths; those below three decide nothing and are left out."""


def units(text: str) -> Counter[str]:
    """The stems of a text, as the reading meets them."""
    tokens = tokenize(text, [Span(text=text, start=0, end=len(text))], ())
    return Counter(stem for token in tokens for stem in stems(token.word))


def fitted(rows: list[Row]) -> Row:
    """The table that `app.reading.weights` reads."""
    bags = [units(row["text"]) for row in rows]
    seen = Counter(stem for bag in bags for stem in bag)
    known = {stem: place for place, stem in enumerate(sorted(seen))}
    rarity = {stem: log((1 + len(bags)) / (1 + seen[stem])) + 1 for stem in known}
    x = np.array([_vector(bag, known, rarity) for bag in bags])
    felt = [i for i, row in enumerate(rows) if row["displeased"] is not None]
    gold = np.array([rows[i]["displeased"] for i in felt])
    two, bias = softmax(x[felt], gold, 2, even(gold, 2), freedom=FREEDOM, rounds=ROUNDS, step=STEP)
    weights = two[:, 1] - two[:, 0]
    kept = {s: [round(rarity[s], 2), _kept(weights[known[s]])] for s in known}
    return {
        "scale": SCALE,
        "bias": round(float(bias[1] - bias[0]), 3),
        "stems": kept,
    }


def write(rows: list[Row], path: Path) -> None:
    """Fit and write one stem a line, so that a change can be read."""
    table = fitted(rows)
    written = ",\n".join(f"{json.dumps(stem)}: {json.dumps(row)}" for stem, row in table.pop("stems").items())
    path.write_text(f'{json.dumps(table)[:-1]}, "stems": {{\n{written}\n}}}}\n', encoding="utf-8")


def _kept(weight: float) -> int:
    whole = round(SCALE * float(weight))
    return whole if abs(whole) >= SMALL else 0


def _vector(bag: Counter[str], known: dict[str, int], rarity: dict[str, float]) -> Floats:
    row = np.zeros(len(known))
    for stem, count in bag.items():
        row[known[stem]] = (1 + log(count)) * rarity[stem]
    size = float(np.linalg.norm(row))
    return row / size if size else row


if __name__ == "__main__":
    write(
        list(lines(ROOT / "training" / "reading" / "en.jsonl")),
        ROOT / "app" / "reading" / "locale" / "en" / "weights.json",
    )
