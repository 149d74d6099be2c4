"""Fits how well something of a bare message gives its matter back, on `training/matter/`.

python -m scripts.fit.matter            writes app/text/locale/en/matter_{apt,amiss,among}.json
python -m scripts.fit.matter --compare  each eighth of the writers left out: what would be told, and how it was graded

Needs scikit-learn to fit; what is written is read without it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from app.text.weights.matter import Telling, Worth, signs_of_tellings
from app.text.weights.retold import Piece
from app.text.weights.trees import Trees
from scripts.accuracy.data import lines
from scripts.fit.fitting import LOCALE, ROOT, command
from scripts.fit.growing import grow

DATA = ROOT / "training" / "matter"
GROWING = {
    "max_iter": 70,
    "learning_rate": 0.1,
    "max_leaf_nodes": 10,
    "l2_regularization": 5.0,
    "min_samples_leaf": 30,
    "max_features": 0.3,
}
FOLDS = 8
FRESH = 4
"""How often a message counts that no other weights were fitted on: of the others those weights know too much."""
Row = dict[str, Any]


def read() -> list[Row]:
    """The messages with all that could be told of them, graded."""
    return [row for path in sorted(DATA.glob("*.jsonl")) for row in lines(path)]


def tellings(row: Row) -> list[Telling]:
    """What could be told of one message."""
    made = []
    for one in row["tellings"]:
        spans = zip(one["texts"], one["sources"], one["quoted"], strict=True)
        pieces = tuple(Piece(text, *span, quoted) for text, span, quoted in spans)
        made.append(Telling(pieces, tuple(one["by"]), one["named"]))
    return made


def signs(row: Row) -> list[list[float]]:
    """What the trees see of each."""
    return signs_of_tellings(row["message"], tellings(row), row["asked"])


def gold(row: Row) -> list[Worth]:
    """Of each, whether it was graded A, whether C, and whether it was among what the reader would tell."""
    pairs = enumerate(row["grades"])
    return [Worth(grade == "A", grade == "C", at in row["told"]) for at, grade in pairs]


def grown_on(rows: Sequence[Row], seen: Sequence[list[list[float]]]) -> dict[str, Any]:
    """The tables of trees, as they are written."""
    often = [FRESH if row["fresh"] else 1 for row in rows]
    x = np.array([s for some, times in zip(seen, often, strict=True) for s in some * times])
    so = np.array([g for row, times in zip(rows, often, strict=True) for g in gold(row) * times])
    return {name: grow(x, so[:, k] > 0, GROWING) for k, name in enumerate(Worth._fields)}


def compare() -> None:
    """Print how what is worth most was graded, by trees that have not seen the writer."""
    chosen = {True: Counter[str](), False: Counter[str]()}
    best = {True: Counter[str](), False: Counter[str]()}
    for made, out in _left_out(read()):
        for row in out:
            worth = [[made[name].share(s) for name in Worth._fields] for s in signs(row)]
            value = [apt - amiss + among for apt, amiss, among in worth]
            chosen[row["fresh"]][row["grades"][int(np.argmax(value))]] += 1
            best[row["fresh"]][min(row["grades"])] += 1
    for fresh, name in ((False, "messages that other weights know"), (True, "fresh messages")):
        for what, found in (("worth most", chosen[fresh]), ("the best there was", best[fresh])):
            count = found.total()
            print(f"{name} ({count}), {what}: " + ", ".join(f"{g} {found[g] / count:.3f}" for g in "ABC"))


def _left_out(rows: Sequence[Row]) -> Iterator[tuple[dict[str, Trees], list[Row]]]:
    seen = {row["id"]: signs(row) for row in rows}
    writers = sorted({row["writer"] for row in rows})
    for number in range(FOLDS):
        left = set(writers[number::FOLDS])
        within = [row for row in rows if row["writer"] not in left]
        tables = grown_on(within, [seen[row["id"]] for row in within])
        made = {name: Trees.read(table) for name, table in tables.items()}
        yield made, [row for row in rows if row["writer"] in left]


def write() -> None:
    """Write the trees."""
    rows = read()
    for name, table in grown_on(rows, [signs(row) for row in rows]).items():
        text = json.dumps(table, separators=(",", ":"))
        (LOCALE / f"matter_{name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    command(__doc__, write, compare)
