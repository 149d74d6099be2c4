"""Fits the acts of a language on labelled sentences."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.text.acts.keys import BLOCKS, keys
from app.text.acts.model import Acts, Weights
from app.text.acts.units import tokens
from scripts.fit.logistic import fit

TRAINING = Path(__file__).parents[2] / "training" / "acts"
PUBLISHED = frozenset(
    {f"en{n}" for n in range(1, 6)}
    | {f"{code}{n}" for code in ("de", "es", "fr", "it", "nl", "pt") for n in ("", "2")}
)
"""The files on which the figures are told, each left out in turn; the others were written to learn from."""

DOES = 0.5
"""From which likelihood (0-1) a sentence is taken to perform an act."""

Row = dict[str, Any]
Unit = tuple[int, int]
"""A unit: the place of its block in BLOCKS, and its number."""
Bag = Counter[Unit]

COMMON = 400
"""Most frequent words of the language that keep their form in the shapes."""

FREEDOM, EVENNESS = 8.0, 0.5
SEEN = (2, 2, 3)
"""Sentences in which a unit of each block must stand to be looked at."""

MOST_UNITS = 40_000
GROUPS = 3
"""Groups of writers that are left out in turn while the cuts are sought."""

CUTS = np.arange(0.2, 0.65, 0.05)
"""Where an act may be taken to be there; chosen on writers left out."""


def fitted(rows: Sequence[Row], language: str, most: int = MOST_UNITS) -> Acts:
    """The acts as they run, fitted on labelled sentences ({"text", "acts", "writer"})."""
    return Acts(weights_of(rows, language, most), language)


def labeller(rows: Sequence[Row], language: str) -> Callable[[Sequence[str]], list[frozenset[str]]]:
    """Tells the acts of sentences, fitted on the rows and on what `training/` holds by other writers of the language.

    The writers of the rows' folder are known by their files' names; none of them is taken from `training/`.
    """
    own = [r for r in sentences(TRAINING, language) if r["writer"] not in PUBLISHED]
    found = fitted([*rows, *own], language)

    def label(texts: Sequence[str]) -> list[frozenset[str]]:
        return [
            frozenset(n for n, p in zip(found.names, found.of(t), strict=True) if p >= DOES) for t in texts
        ]

    return label


def sentences(folder: Path, language: str) -> list[Row]:
    """The labelled sentences of a language, each with its writer: the name of its file."""
    return [
        {**json.loads(line), "writer": path.stem}
        for path in sorted(folder.glob(f"{language}*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def weights_of(rows: Sequence[Row], language: str, most: int = MOST_UNITS) -> Weights:
    """The weights: fitted on all units, on the most telling of them again, in whole numbers of a byte."""
    acts = tuple(sorted({act for row in rows for act in row["acts"]}))
    labels = np.array([[act in row["acts"] for act in acts] for row in rows], dtype=np.int8)
    common = common_words(rows, language)
    bags = [bag(row["text"], language, common) for row in rows]
    units = known_units(bags)
    if len(units) > most:
        weights, _ = fit(matrix(bags, units)[0], labels, FREEDOM, EVENNESS)
        telling = np.abs(weights).max(1) * np.sqrt(_often(bags, units))
        units = sorted(units[at] for at in np.argsort(-telling)[:most])
    features, rare = matrix(bags, units)
    weights, bias = fit(features, labels, FREEDOM, EVENNESS)
    bias = bias - cuts(features, labels, [row.get("writer", "") for row in rows])
    scale = (np.abs(weights).max(0).clip(1e-6) / 127).astype(np.float32)
    order = np.argsort(np.array([number for _, number in units], dtype=np.uint64))
    return Weights(
        acts=acts, keys=np.array([number for _, number in units], dtype=np.uint64)[order],
        blocks=np.array([block for block, _ in units], dtype=np.uint8)[order], common=common,
        rare=rare.astype(np.float16).astype(np.float32)[order],
        weights=np.round(weights / scale).astype(np.int8)[order], scale=scale, bias=bias.astype(np.float32),
    )  # fmt: skip


def common_words(rows: Iterable[Row], language: str) -> frozenset[str]:
    """The most frequent words of the sentences."""
    often = Counter(token for row in rows for token in set(tokens(row["text"], language)))
    return frozenset(word for word, _ in sorted(often.items(), key=lambda w: (-w[1], w[0]))[:COMMON])


def bag(text: str, language: str, common: frozenset[str]) -> Bag:
    """All units of a sentence, and how often each stands there."""
    found = keys(text, language, common)
    return Counter((block, number) for block, row in enumerate(found) for number in row.tolist())


def known_units(bags: Sequence[Bag]) -> list[Unit]:
    """The units that stand in enough sentences, in order."""
    often = Counter(unit for b in bags for unit in b)
    return sorted(unit for unit, count in often.items() if count >= SEEN[unit[0]])


def _often(bags: Sequence[Bag], units: Sequence[Unit]) -> NDArray[np.float64]:
    often = Counter(unit for b in bags for unit in b)
    return np.array([often[unit] for unit in units], dtype=float)


def matrix(bags: Sequence[Bag], units: Sequence[Unit]) -> tuple[Any, NDArray[np.float32]]:
    """The sentences as a sparse matrix, each block of length one, and how rare each unit is."""
    from scipy.sparse import csr_matrix

    place = {unit: at for at, unit in enumerate(units)}
    rare = np.log((1 + len(bags)) / (1 + _often(bags, units))) + 1
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for one in bags:
        for block in range(len(BLOCKS)):
            found = [(place[u], n) for u, n in one.items() if u[0] == block and u in place]
            weighed = np.array([(1 + np.log(n)) * rare[at] for at, n in found])
            columns += [at for at, _ in found]
            values += (weighed / np.sqrt((weighed**2).sum())).tolist() if found else []
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(bags), len(units)), dtype=np.float32), rare.astype(
        np.float32
    )


def cuts(features: Any, labels: NDArray[np.int8], writers: Sequence[str]) -> NDArray[np.float32]:
    """The log-odds from which each act is best taken to be there, on writers left out, a group at a time."""
    names = sorted(set(writers))
    if len(names) < 3:
        return np.full(labels.shape[1], np.log(0.4 / 0.6), dtype=np.float32)
    by = np.array([names.index(w) % GROUPS for w in writers])
    found = np.zeros(labels.shape, dtype=np.float32)
    for number in range(min(GROUPS, len(names))):
        out = by == number
        weights, bias = fit(features[~out], labels[~out], FREEDOM, EVENNESS)
        found[out] = features[out] @ weights + bias
    odds = np.log(CUTS / (1 - CUTS))
    best = []
    for act in range(labels.shape[1]):
        gold = labels[:, act] == 1
        scores = [
            2 * (gold & (found[:, act] > o)).sum() / max(1, gold.sum() + (found[:, act] > o).sum())
            for o in odds
        ]
        # Half way to the usual cut: the best cut on some writers is not quite the best on the next.
        best.append((odds[int(np.argmax(scores))] + np.log(0.4 / 0.6)) / 2)
    return np.array(best, dtype=np.float32)
