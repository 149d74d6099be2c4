"""Fits which sentences hold the heart of a message, on the labelled messages of `training/heart/` and `heart_read/`.

python -m scripts.fit.heart            writes app/text/locale/<language>/heart.npz
python -m scripts.fit.heart --compare  each writer left out: how often the weightiest sentence is a heart

English lies in the folders themselves, every other language in `training/heart/<language>/`.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from app.text.glossary import MARK, meant
from app.text.weights.heart import LABELS, features
from scripts.accuracy.data import lines
from scripts.fit.fitting import ROOT, Fitting, Marks, command

DATA = ROOT / "training" / "heart"
READ = ROOT / "training" / "heart_read" / "read.jsonl"
"""Messages of other folders, whose sentences others labelled; learnt from beside the writers' own."""
FEW, OWN = 10.0, 3
"""How free the weights of other languages are, and how often their own messages count beside the English ones."""
Row = dict[str, Any]


def fit(messages: Sequence[Row], language: str = "en") -> Fitting:
    """The model of labelled messages; in another language than English, of the English ones beside them."""
    if language == "en":
        return Fitting([_marks(message) for message in messages], _gold(messages), len(LABELS))
    own = list(messages) * OWN
    rows = [*(_marks(message, language) for message in own), *map(list, _meant(language))]
    return Fitting(rows, [*_gold(own), *_gold(_english())], len(LABELS), freedom=FEW)


def _gold(messages: Sequence[Row]) -> list[int]:
    return [LABELS.index(sentence["label"]) for message in messages for sentence in message["sentences"]]


def _marks(message: Row, language: str = "en") -> list[Marks]:
    return list(features([sentence["text"] for sentence in message["sentences"]], language=language))


@cache
def _english() -> list[Row]:
    return [*(message for rows in _files(DATA).values() for message in rows), *lines(READ)]


def _meant(language: str) -> Iterator[list[Marks]]:
    """The English messages as another language sees them: the words of its glossary, and the marks without words."""
    known = meant(language)
    for message in _english():
        yield [
            frozenset(
                f"{MARK}{m}" if m in known else m for m in marks if m in known or m == "0" or m[0] in "#@"
            )
            for marks in _marks(message)
        ]


def compare() -> None:
    """Print for each writer, with weights from the others: the first sentence by weight, and the first two."""
    for language, files in read().items():
        for name, messages in files.items():
            others = [message for other, rows in files.items() if other != name for message in rows]
            if others:
                _compared(
                    f"{language} {name}", fit([*others, *beside(language)], language), messages, language
                )


def _compared(name: str, model: Fitting, messages: Sequence[Row], language: str) -> None:
    first = both = plain = 0
    for message in messages:
        gold = {n for n, s in enumerate(message["sentences"]) if s["label"] == "heart"}
        order = np.argsort(-model.shares(_marks(message, language))[:, 0])
        first += order[0] in gold
        both += len(gold & set(order[:2].tolist())) >= min(len(gold), 2)
        plain += 0 in gold
    count = len(messages)
    print(
        f"{name}: {count} messages, first is a heart {first / count:.2f} "
        f"(the first of the message {plain / count:.2f}), two of two {both / count:.2f}"
    )


def read() -> dict[str, dict[str, list[Row]]]:
    """The labelled messages by language and writer."""
    others = sorted(path for path in DATA.iterdir() if path.is_dir())
    return {"en": _files(DATA)} | {folder.name: _files(folder) for folder in others}


def _files(folder: Path) -> dict[str, list[Row]]:
    return {path.stem: list(lines(path)) for path in sorted(folder.glob("*.jsonl"))}


def beside(language: str) -> list[Row]:
    """What is learnt from beside the writers' own messages."""
    return list(lines(READ)) if language == "en" else []


def write() -> None:
    """Write the weights."""
    for language, files in read().items():
        messages = [message for rows in files.values() for message in rows]
        fit([*messages, *beside(language)], language).write("heart", language)


if __name__ == "__main__":
    command(__doc__, write, compare)
