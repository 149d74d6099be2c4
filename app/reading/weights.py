"""What single words weigh for displeasure: a linear model over stems, fitted by `scripts.fit`."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources.abc import Traversable
from math import log, sqrt
from typing import Any, NamedTuple

from app.errors import ConfigurationError
from app.text import words as word_room
from app.text.compiled import compiled

_NUMBER = compiled(r"\d")
FILE = "weights.json"


class _Word(NamedTuple):
    """How rare a stem is, and what it weighs."""

    rarity: float
    weight: float


class Weights:
    """The weights of one language; empty where it has none, and then nothing weighs anything."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        try:
            self._bias = float(table.get("bias", 0))
            scale = float(table.get("scale", 1))
            self._words = {
                str(stem): _Word(float(rarity), weight / scale)
                for stem, (rarity, weight) in table.get("stems", {}).items()
            }
        except (AttributeError, TypeError, ValueError) as error:
            raise ConfigurationError([f"{FILE}: no table of weights: {error}"]) from error

    def displeased(self, words: Iterable[str]) -> float:
        """How much (as log-odds) the words of a text speak for displeasure; 0 without weights."""
        values = self._values(words)
        return self._bias + sum(value * self._words[stem].weight for stem, value in values.items())

    def _values(self, words: Iterable[str]) -> dict[str, float]:
        """How much each known stem counts: how often and how rare, all of them together of length 1."""
        counts: dict[str, int] = {}
        for word, times in Counter(words).items():
            for stem in stems(word):
                if stem in self._words:
                    counts[stem] = counts.get(stem, 0) + times
        values = {stem: (1 + log(n)) * self._words[stem].rarity for stem, n in counts.items()}
        size = sqrt(sum(value * value for value in values.values())) or 1.0
        return {stem: value / size for stem, value in values.items()}


@lru_cache(maxsize=16384)
def stems(word: str) -> tuple[str, ...]:
    """The stems of one folded English word; parts joined by a hyphen are told apart, numbers tell nothing."""
    parts = [part.strip("'") for part in word.split("-")]
    return tuple(
        word_room.stem(part) for part in parts if part.isascii() and part and not _NUMBER.search(part)
    )


def load_weights(folder: Traversable) -> Weights:
    """The weights of a language's folder. Raises ConfigurationError where the file is no table of weights."""
    path = folder / FILE
    if not path.is_file():
        return Weights({})
    try:
        return Weights(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ConfigurationError([f"{folder.name}/{FILE}: not readable as JSON: {error}"]) from error
