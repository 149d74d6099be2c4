"""What the words of a message weigh for each topic: a linear model over stems and pairs, fitted by `scripts.fit`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources.abc import Traversable
from itertools import pairwise
from math import exp, log, sqrt
from typing import Any, NamedTuple

from app.errors import ConfigurationError
from app.reading.weights import stems

FILE = "topics.json"
_STEEPEST = 50.0


class _Unit(NamedTuple):
    """How rare a stem or a pair of stems is, and what it weighs, by the place of the topic."""

    rarity: float
    weights: tuple[tuple[int, float], ...]


class TopicWords:
    """The weights of one language; empty where it has none, and then nothing is likely."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        try:
            self.topics = tuple(str(topic) for topic in table.get("topics", ()))
            self._bias = [float(bias) for bias in table.get("bias", ())]
            scale = float(table.get("scale", 1))
            self._units = {str(unit): _unit(row, scale) for unit, row in table.get("units", {}).items()}
        except (AttributeError, TypeError, ValueError) as error:
            raise ConfigurationError([f"{FILE}: no table of weights: {error}"]) from error
        self._at = {topic: place for place, topic in enumerate(self.topics)}

    def likely(self, sentences: Iterable[Sequence[str]]) -> dict[str, float]:
        """How likely (0-1, together 1) each topic is, by the words of the sentences of a message."""
        odds = list(self._bias)
        counts: dict[str, int] = {}
        for unit in (unit for words in sentences for unit in units(words)):
            if unit in self._units:
                counts[unit] = counts.get(unit, 0) + 1
        values = {unit: (1 + log(count)) * self._units[unit].rarity for unit, count in counts.items()}
        size = sqrt(sum(value * value for value in values.values())) or 1.0
        for unit, value in values.items():
            for place, weight in self._units[unit].weights:
                odds[place] += value / size * weight
        shares = [exp(min(value, _STEEPEST)) for value in odds]
        whole = sum(shares)
        return {topic: share / whole for topic, share in zip(self.topics, shares, strict=True)}

    def strongest(self, words: Sequence[str], topic: str, most: int) -> list[int]:
        """The places of up to `most` words that speak most for a topic, the strongest first."""
        if topic not in self._at:
            return []
        weights = [
            max((self._weight(stem, self._at[topic]) for stem in stems(word)), default=0.0) for word in words
        ]
        order = sorted(range(len(words)), key=lambda at: (-weights[at], at))
        return [at for at in order if weights[at] > 0][:most]

    def _weight(self, stem: str, place: int) -> float:
        unit = self._units.get(stem)
        return unit.rarity * dict(unit.weights).get(place, 0.0) if unit else 0.0


def units(words: Sequence[str]) -> list[str]:
    """The stems of a sentence, and each with the one that follows it."""
    found = [stem for word in words for stem in stems(word)]
    return [*found, *(f"{one} {next_}" for one, next_ in pairwise(found))]


def _unit(row: Sequence[float], scale: float) -> _Unit:
    rarity, *told = row
    return _Unit(
        float(rarity),
        tuple((int(place), weight / scale) for place, weight in zip(told[::2], told[1::2], strict=True)),
    )


def load_topic_words(folder: Traversable) -> TopicWords:
    """The weights of a language's folder. Raises ConfigurationError where the file is no table of weights."""
    path = folder / FILE
    if not path.is_file():
        return TopicWords({})
    try:
        return TopicWords(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ConfigurationError([f"{folder.name}/{FILE}: not readable as JSON: {error}"]) from error
