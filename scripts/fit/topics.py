"""Fits what the words of a message weigh for a topic.

Learnt from the labelled messages of `training/topics/`, `urgency/`, `purpose/` and `cases/`, and the sentences of
`training/reading/`.

python -m scripts.fit.topics            writes app/reading/locale/en/topics.npz
python -m scripts.fit.topics --compare  each writer of messages left out: by these words alone
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.model.value import Span
from app.reading.tokens import tokenize
from app.reading.topic_words import FILE, TOPICS, TopicWords, units
from app.text import language, sentences
from app.text.weights.fitted import RARITIES, SCALE, Table, numbered, packed
from scripts.accuracy.data import lines
from scripts.fit.softmax import even, softmax

ROOT = Path(__file__).parents[2]
TRAINING = ROOT / "training"
Row = dict[str, Any]
Floats = NDArray[np.float32]

FREEDOM, ROUNDS, STEP = 30.0, 400, 4.0
LEAST = 3
"""Texts in which a unit must stand."""
ALSO = 0.3
"""What a message counts that was written for something else and given its topic by a reader."""
SENTENCE = 0.5
"""What a single sentence counts beside a whole message."""
SMALL = 4
"""Weights below four twentieths decide nothing and are left out."""


def texts() -> dict[str, list[Row]]:
    """The labelled English texts ({"text", "topic", "counts"}) by writer."""
    found: dict[str, list[Row]] = {}
    for path in sorted((TRAINING / "topics").glob("en*.jsonl")):
        found[path.stem] = [_row(row["message"], row["topic"], 1.0) for row in lines(path)]
    for folder in ("urgency", "purpose"):
        for path in sorted((TRAINING / folder).glob("[up]?.jsonl")):
            found[path.stem] = [
                _row(row["message"], row["topic"], ALSO) for row in lines(path) if "topic" in row
            ]
    for path in sorted((TRAINING / "cases").glob("*/briefs.jsonl")):
        labelled = [row for row in lines(path) if "topic" in row["gold"]]
        rows = [_row(row["brief"]["message"], row["gold"]["topic"], 1.0) for row in labelled]
        found[path.parent.name] = [row for row in rows if language.detect(row["text"])[0] == "en"]
    single = lines(TRAINING / "reading" / "en.jsonl")
    found["sentences"] = [_row(r["text"], r["topic"], SENTENCE) for r in single if r["topic"] in TOPICS]
    return found


def _row(text: str, topic: str, counts: float) -> Row:
    return {"text": text, "topic": topic, "counts": counts}


def bag(text: str) -> Counter[str]:
    """The units of a text, as the reading meets them."""
    return Counter(unit for words in sentence_words(text) for unit in units(words))


def sentence_words(text: str) -> list[list[str]]:
    """The words of each sentence."""
    found = []
    for span in sentences.split(text):
        tokens = tokenize(span.text, [Span(text=span.text, start=0, end=len(span.text))], ())
        found.append([token.word for token in tokens])
    return found


def fitted(rows: Sequence[Row]) -> Table:
    """The table that `app.reading.topic_words` reads."""
    bags = [bag(row["text"]) for row in rows]
    seen = Counter(unit for one in bags for unit in one)
    known = {unit: at for at, unit in enumerate(sorted(u for u in seen if seen[u] >= LEAST))}
    rarity = np.array([log((1 + len(bags)) / (1 + seen[unit])) + 0.5 for unit in known])
    x = np.zeros((len(bags), len(known)), dtype=np.float32)
    for place, one in enumerate(bags):
        for unit, count in one.items():
            if unit in known:
                x[place, known[unit]] = (1 + log(count)) * rarity[known[unit]]
        x[place] /= np.linalg.norm(x[place]) or 1
    gold = np.array([TOPICS.index(row["topic"]) for row in rows])
    counts = np.array([row["counts"] for row in rows], dtype=np.float32)
    each = counts * even(gold, len(TOPICS)).astype(np.float32)
    weights, bias = softmax(x, gold, len(TOPICS), each, freedom=FREEDOM, rounds=ROUNDS, step=STEP)
    kept = np.round(SCALE * weights).astype(np.int16)
    kept[np.abs(kept) < SMALL] = 0
    numbers, first = np.unique(numbered(known), return_index=True)
    telling = kept[first].any(axis=1)
    return Table(
        numbers=numbers[telling],
        rarity=np.round(RARITIES * rarity[first][telling]).astype(np.uint16),
        weights=kept[first][telling],
        bias=np.array([round(float(b), 3) for b in bias]),
        floor=0.0,
    )


def compare(found: dict[str, list[Row]]) -> None:
    """Print for each writer of whole messages, with weights from all others, how often the likeliest topic is right."""
    for name in (name for name in found if name != "sentences"):
        words = TopicWords(fitted([row for other, rows in found.items() if other != name for row in rows]))
        right = 0
        for row in found[name]:
            likely = words.likely(sentence_words(row["text"]))
            right += max(likely, key=lambda topic: likely[topic]) == row["topic"]
        print(f"{name}: {len(found[name])} messages, {right / len(found[name]):.2f}")


def main() -> None:
    """Write the weights, or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compare", action="store_true")
    asked = parser.parse_args()
    found = texts()
    if asked.compare:
        compare(found)
        return
    path = ROOT / "app" / "reading" / "locale" / "en" / FILE
    path.write_bytes(packed(fitted([row for rows in found.values() for row in rows])))


if __name__ == "__main__":
    main()
