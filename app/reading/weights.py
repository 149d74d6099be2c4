"""What single words weigh for a topic and for displeasure: a linear model over stems, fitted by `scripts.fit`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources.abc import Traversable
from math import exp, log, sqrt
from typing import Any, NamedTuple

from app.errors import ConfigurationError
from app.text import words as word_room

NUMBER = "#"
DISPLEASED = "displeased"
"""The label beside the topics."""
FILE = "weights.json"


class _Word(NamedTuple):
    """How rare a stem is, and what it weighs for each label, in the order of the labels."""

    rarity: float
    weights: tuple[float, ...]


class Weights:
    """The weights of one language; empty where it has none, and then nothing weighs anything."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        try:
            self.labels = tuple(str(label) for label in table.get("labels", ()))
            self._bias = tuple(float(b) for b in table.get("bias", ()))
            self._words = {
                str(stem): _Word(float(rarity), tuple(weight / table["scale"] for weight in weights))
                for stem, (rarity, *weights) in table.get("stems", {}).items()
            }
        except (KeyError, TypeError, ValueError) as error:
            raise ConfigurationError([f"{FILE}: no table of weights: {error}"]) from error
        self._at = {label: place for place, label in enumerate(self.labels)}

    def log_odds(self, words: Iterable[str]) -> dict[str, float]:
        """For each label, how much (as log-odds) the words of a text speak for it; empty without weights."""
        counts: dict[str, int] = {}
        for word in words:
            for stem in stems(word):
                if stem in self._words:
                    counts[stem] = counts.get(stem, 0) + 1
        if not self.labels:
            return {}
        values = [((1 + log(n)) * self._words[stem].rarity, self._words[stem].weights) for stem, n in counts.items()]
        size = sqrt(sum(value * value for value, _ in values)) or 1.0
        totals = list(self._bias)
        for value, weights in values:
            share = value / size
            totals = [total + share * weight for total, weight in zip(totals, weights, strict=True)]
        return dict(zip(self.labels, totals, strict=True))

    def topics(self, words: Iterable[str]) -> dict[str, float]:
        """How likely (0-1, summing to 1 with "none" and "other") each topic is, by the words of one sentence."""
        odds = {label: value for label, value in self.log_odds(words).items() if label != DISPLEASED}
        shares = {label: exp(min(value, 50.0)) for label, value in odds.items()}
        whole = sum(shares.values())
        return {label: share / whole for label, share in shares.items()} if whole else {}

    def strongest(self, words: Sequence[str], label: str, most: int) -> list[int]:
        """The places of up to `most` words that speak most for a label, the strongest first."""
        if label not in self._at:
            return []
        place = self._at[label]
        known = [
            (max((self._words[s].weights[place] * self._words[s].rarity for s in stems(w) if s in self._words), default=0), i)
            for i, w in enumerate(words)
        ]
        return [i for weight, i in sorted(known, key=lambda pair: (-pair[0], pair[1])) if weight > 0][:most]


@lru_cache(maxsize=16384)
def stems(word: str) -> tuple[str, ...]:
    """The stems of one folded word of an English text; parts joined by a hyphen are told apart, a number is one sign."""
    parts = [part.strip("'") for part in word.split("-")]
    return tuple(
        NUMBER if any(c.isdecimal() for c in part) else word_room.stem(part) for part in parts if part.isascii() and part
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
