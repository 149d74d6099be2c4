"""What single words weigh for a topic and for displeasure: a linear model over stems, fitted by `scripts.fit`."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources.abc import Traversable
from math import exp, log, sqrt
from typing import Any, NamedTuple

from app.errors import ConfigurationError
from app.text import words as word_room

_NUMBER = re.compile(r"\d")
DISPLEASED = "displeased"
"""The label beside the topics."""
FILE = "weights.json"


class _Word(NamedTuple):
    """How rare a stem is, and what it weighs: for the labels where that is anything, by their place."""

    rarity: float
    weights: tuple[tuple[int, float], ...]


class Weights:
    """The weights of one language; empty where it has none, and then nothing weighs anything."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        try:
            self.labels = tuple(str(label) for label in table.get("labels", ()))
            self._bias = [float(bias) for bias in table.get("bias", ())]
            self._words = {
                str(stem): _word(row, float(table["scale"])) for stem, row in table.get("stems", {}).items()
            }
        except (KeyError, TypeError, ValueError) as error:
            raise ConfigurationError([f"{FILE}: no table of weights: {error}"]) from error
        self._at = {label: place for place, label in enumerate(self.labels)}
        self._displeased = {
            stem: dict(word.weights).get(self._at.get(DISPLEASED, -1), 0.0)
            for stem, word in self._words.items()
        }

    def displeased(self, words: Iterable[str]) -> float:
        """How much (as log-odds) the words of a text speak for displeasure; 0 without weights."""
        if DISPLEASED not in self._at:
            return 0.0
        values = self._values(words)
        return self._bias[self._at[DISPLEASED]] + sum(
            value * self._displeased[stem] for stem, value in values.items()
        )

    def _values(self, words: Iterable[str]) -> dict[str, float]:
        """How much each known stem counts: how often and how rare, all of them together of length 1."""
        counts: dict[str, int] = {}
        for word in words:
            for stem in stems(word):
                if stem in self._words:
                    counts[stem] = counts.get(stem, 0) + 1
        values = {stem: (1 + log(n)) * self._words[stem].rarity for stem, n in counts.items()}
        size = sqrt(sum(value * value for value in values.values())) or 1.0
        return {stem: value / size for stem, value in values.items()}

    def _log_odds(self, words: Iterable[str]) -> list[float]:
        totals = list(self._bias)
        for stem, value in self._values(words).items():
            for place, weight in self._words[stem].weights:
                totals[place] += value * weight
        return totals

    def topics(self, words: Iterable[str]) -> dict[str, float]:
        """How likely (0-1, summing to 1 with "none" and "other") each topic is, by the words of one sentence."""
        odds = self._log_odds(words)
        shares = {
            label: exp(min(value, 50.0))
            for label, value in zip(self.labels, odds, strict=True)
            if label != DISPLEASED
        }
        whole = sum(shares.values())
        return {label: share / whole for label, share in shares.items()} if whole else {}

    def strongest(self, words: Sequence[str], label: str, most: int) -> list[int]:
        """The places of up to `most` words that speak most for a label, the strongest first."""
        if label not in self._at:
            return []
        place = self._at[label]
        weights = [max((self._weight(stem, place) for stem in stems(word)), default=0.0) for word in words]
        order = sorted(range(len(words)), key=lambda at: (-weights[at], at))
        return [at for at in order if weights[at] > 0][:most]

    def _weight(self, stem: str, place: int) -> float:
        word = self._words.get(stem)
        return word.rarity * dict(word.weights).get(place, 0.0) if word else 0.0


def _word(row: Sequence[float], scale: float) -> _Word:
    rarity, *weights = row
    return _Word(
        float(rarity), tuple((place, weight / scale) for place, weight in enumerate(weights) if weight)
    )


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
