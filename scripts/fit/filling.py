"""Fits what is put into jotted notes, on the notes of `training/notes/` that were filled by hand.

python -m scripts.fit.filling            writes app/engines/builtin/locale/en/filling.npz
python -m scripts.fit.filling --compare  on the notes of tests/data/notes, by a writer who was left out
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from app.engines.builtin.notes.filling.features import Behind, all_features
from app.engines.builtin.notes.filling.filler import Filler, step
from app.engines.builtin.notes.filling.sentence import put_together
from app.engines.builtin.notes.filling.units import Unit
from app.engines.builtin.notes.filling.weights import Weights, packed
from scripts.accuracy.data import lines
from scripts.fit.filled import NotFilledError, filled
from scripts.fit.fitting import ROOT, command

TRAINING = ROOT / "training" / "notes"
TEST = ROOT / "tests" / "data" / "notes" / "en.jsonl"
WRITTEN = ROOT / "app" / "engines" / "builtin" / "locale" / "en" / "filling.npz"
SEEN, LABELLED = 2, 3
"""Places at which a feature must stand, and at which a label must, to be learnt."""
FREEDOM, ROUNDS, STEP, PACE = 8.0, 250, 4.0, 0.9
MOST, LEAST = 127, 0.75
"""The largest weight as it is kept; features of which no weight is as large as that say nothing and are dropped."""
Row = dict[str, Any]
Place = tuple[list[str], str]


def rows(paths: Iterable[Path]) -> list[tuple[Row, list[Unit], list[str]]]:
    """The notes that were filled by putting words in alone, with their units and what was put in at each place."""
    found = []
    for path in paths:
        for row in lines(path):
            try:
                found.append((row, *filled(row["said"])))
            except NotFilledError:
                continue
    return found


def places(row: Row, found: Sequence[Unit], labels: Sequence[str]) -> Iterator[Place]:
    """What is seen at each place of a note, and what belongs there."""
    past = Behind()
    for at, label in enumerate(labels):
        yield all_features(found, at, row["kind"], past), label
        past = step(found, at, past, label)


def fit(notes: Iterable[tuple[Row, list[Unit], list[str]]]) -> Weights:
    """The weights of these notes."""
    data = [place for note in notes for place in places(*note)]
    often = Counter(label for _, label in data)
    labels = tuple(sorted(label for label, count in often.items() if count >= LABELLED))
    column = {label: at for at, label in enumerate(labels)}
    counts = Counter(feature for features, _ in data for feature in features)
    known = {f: at for at, f in enumerate(sorted(f for f, n in counts.items() if n >= SEEN))}
    data = [(features, label) for features, label in data if label in column]
    x = _matrix([features for features, _ in data], known)
    weights, bias = _descend(x, np.array([column[label] for _, label in data]), len(labels))
    scale = float(np.abs(weights).max()) / MOST
    kept = np.abs(weights).max(axis=1) >= LEAST * scale
    return Weights(
        labels,
        {f: at for at, f in enumerate(f for f, place in known.items() if kept[place])},
        np.round(weights[kept] / scale).astype(np.int8),
        scale,
        bias,
    )


def _matrix(rows: Sequence[Sequence[str]], known: dict[str, int]) -> Any:
    """One row a place, its features together of length 1."""
    ends, places, values = [0], [], []
    for features in rows:
        here = [known[f] for f in features if f in known]
        places += here
        values += [len(features) ** -0.5] * len(here)
        ends.append(len(places))
    return sparse.csr_matrix((np.array(values, np.float32), places, ends), shape=(len(rows), len(known)))


def _descend(x: Any, gold: Any, labels: int) -> tuple[Any, Any]:
    """Weights and bias by plain descent with momentum."""
    weights, bias = np.zeros((x.shape[1], labels), np.float32), np.zeros(labels, np.float32)
    pace, pace_bias = np.zeros_like(weights), np.zeros_like(bias)
    hot, turned = np.eye(labels, dtype=np.float32)[gold], x.T.tocsr()
    for _ in range(ROUNDS):
        odds = x @ weights + bias
        shares = np.exp(odds - odds.max(1, keepdims=True))
        off = (shares / shares.sum(1, keepdims=True) - hot) / len(gold)
        pace = PACE * pace - STEP * (turned @ off + weights / (FREEDOM * len(gold)))
        pace_bias = PACE * pace_bias - STEP * off.sum(0)
        weights, bias = weights + pace, bias + pace_bias
    return weights, bias


def compare() -> None:
    """Print how many places and whole notes are filled as the writer who was left out did, by how sure it is."""
    filler = Filler(fit(rows(sorted(TRAINING.glob("*.jsonl")))))
    told = []
    for row, found, labels in rows([TEST]):
        way = filler.ways(found, row["kind"])[0]
        right = sum(a == b for a, b in zip(way.put_in, labels, strict=True))
        told.append((way.sure, right, len(labels), put_together(found, way.put_in), row["said"]))
    told.sort(key=lambda one: -one[0])
    print(f"{len(told)} notes, places right {sum(t[1] for t in told) / sum(t[2] for t in told):.3f}")
    for part in (4, 2, 1):
        first = told[: len(told) // part]
        print(f"the surest {len(first)}: whole notes the same {np.mean([t[1] == t[2] for t in first]):.2f}")


def write() -> None:
    """Write the weights."""
    WRITTEN.write_bytes(packed(fit(rows(sorted(TRAINING.glob("*.jsonl"))))))


if __name__ == "__main__":
    command(__doc__, write, compare)
