"""Fits where a sentence ends that is written without marks, on the messages of `training/`.

python -m scripts.fit.breaks            writes app/text/locale/en/breaks.npz
python -m scripts.fit.breaks --compare  on the messages of tests/data, by how sure it is
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from app.text import sentences
from app.text.person.words import tokenise
from app.text.weights.breaks import marks, plain
from app.text.weights.fitted import RARITIES, SCALE, Fitted, Table, numbered, packed
from scripts.accuracy.data import lines
from scripts.fit import logistic
from scripts.fit.fitting import LOCALE, ROOT, Marks, command

FOLDERS = ("heart", "hearts", "topics", "urgency", "purpose", "self_harm")
LEAST = 6
"""Messages in which a mark must stand to be learnt from."""
FREEDOM = 0.05
"""How far the weights may grow: the usual C, for marks of length 1."""
FLOOR = 5.0
"""More than all marks of a gap are long together, so that each counts alike however many are known."""
SLIGHT = 0.02
"""A weight that is left out: it tells nothing."""
BEGINS = 3
"""Sentences that a word must begin for the gap before it to be learnt from."""
SURE = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9)
_BLANK = re.compile(r"[\s\"'’“”()*]*")
Gap = tuple[list[str], int, int, bool]


def fit() -> Table:
    """The model of all messages."""
    told = [gaps(text) for text in sorted(set(_messages(ROOT / "training")))]
    begins = Counter(words[at] for found in told for words, at, _, ends in found if ends)
    kept = [[gap for gap in found if begins[gap[0][gap[1]]] >= BEGINS] for found in told]
    seen: list[list[Marks]] = [[marks(*gap[:3]) for gap in found] for found in kept]
    gold = np.array([[gap[3]] for found in kept for gap in found], dtype=np.int8)
    count = Counter(mark for found in seen for mark in frozenset[str]().union(*found))
    known = {mark: at for at, mark in enumerate(sorted(m for m in count if count[m] >= LEAST))}
    weights, bias = logistic.fit(_matrix([m for found in seen for m in found], known), gold, FREEDOM, 0.0)
    # Two marks of one number would be told apart by nothing: the first of them is kept.
    numbers, first = np.unique(numbered(known), return_index=True)
    telling = np.abs(weights[first, 0]) >= SLIGHT
    weighs = np.round(weights[first][telling] * FLOOR * SCALE).astype(np.int16)
    return Table(
        numbers=numbers[telling],
        rarity=np.full(int(telling.sum()), RARITIES, dtype=np.uint16),
        weights=np.hstack([np.zeros_like(weighs), weighs]),
        bias=np.array([0.0, round(float(bias[0]), 3)]),
        floor=FLOOR,
    )


def _matrix(rows: list[Marks], known: dict[str, int]) -> csr_matrix:
    places = [[known[mark] for mark in row if mark in known] for row in rows]
    at = np.fromiter((mark for here in places for mark in here), dtype=np.int64)
    ends = np.cumsum([0, *map(len, places)])
    return csr_matrix((np.ones(len(at), np.float32), at, ends), shape=(len(rows), len(known)))


def gaps(text: str) -> list[Gap]:
    """The gaps between words that a jotter leaves without a mark: the words, where it is, what began where, its end."""
    tokens = tokenise(text)
    ends = {span.start for span in sentences.split(text)}
    words = [token for token in tokens if token.is_word]
    low = plain(token.low for token in words)
    found: list[Gap] = []
    opened = 0
    for at, (before, word) in enumerate(pairwise(words), start=1):
        between = text[before.end : word.start]
        begins = any(before.end <= end <= word.start for end in ends)
        if begins or _BLANK.fullmatch(between):
            found.append((low, at, opened, begins))
        opened = at if begins else opened
    return found


def write(table: Table) -> None:
    """Write what `app.text.weights.breaks` reads."""
    (LOCALE / "breaks.npz").write_bytes(packed(table))


def compare() -> None:
    """Print how many ends are found in messages of other writers, and how many of those found are ends."""
    rows = [gap for text in sorted(set(_messages(ROOT / "tests" / "data"))) for gap in gaps(text)]
    gold = np.array([gap[3] for gap in rows])
    model = Fitted(fit())
    shares = np.array([model.shares(marks(*gap[:3]))[1] for gap in rows])
    for bound in SURE:
        found = shares >= bound
        print(f"sure {bound}: right {gold[found].mean():.3f}, found {found[gold].mean():.3f} of {gold.sum()}")


def _messages(folder: Path) -> Iterator[str]:
    for kind in FOLDERS:
        for path in sorted((folder / kind).glob("*.jsonl")):
            for row in lines(path):
                text = row.get("message") or " ".join(s["text"] for s in row.get("sentences", ()))
                if text:
                    yield text


if __name__ == "__main__":
    command(__doc__, lambda: write(fit()), compare)
