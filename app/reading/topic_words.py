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
    """How rare a stem or a pair of stems is, and what it says by that for each topic."""

    rarity: float
    says: tuple[float, ...]


class TopicWords:
    """The weights of one language; empty where it has none, and then nothing is likely."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        try:
            self.topics = tuple(str(topic) for topic in table.get("topics", ()))
            self._bias = [float(bias) for bias in table.get("bias", ())]
            self._rows: Mapping[str, Sequence[float]] = dict(table.get("units", {}))
            self._units: dict[str, _Unit] = {}
            self._scale = float(table.get("scale", 1))
        except (AttributeError, TypeError, ValueError) as error:
            raise ConfigurationError([f"{FILE}: no table of weights: {error}"]) from error
        if not all(len(row) % 2 and isinstance(row[0], int | float) for row in self._rows.values()):
            raise ConfigurationError(
                [f"{FILE}: a unit needs its rarity, and a weight behind each topic's place"]
            )
        self._at = {topic: place for place, topic in enumerate(self.topics)}

    def likely(self, sentences: Iterable[Sequence[str]]) -> dict[str, float]:
        """How likely (0-1, together 1) each topic is, by the words of the sentences of a message."""
        counts: dict[str, int] = {}
        for unit in (unit for words in sentences for unit in units(words)):
            if unit in self._rows:
                counts[unit] = counts.get(unit, 0) + 1
        met = [(self._units.get(unit) or self._unit(unit), 1 + log(count)) for unit, count in counts.items()]
        size = sqrt(sum((often * unit.rarity) ** 2 for unit, often in met)) or 1.0
        # What stands there once, as nearly all does, is added up as it is.
        told = [unit.says if often == 1 else [often * one for one in unit.says] for unit, often in met]
        sums = map(sum, zip(*told, strict=True)) if told else [0.0] * len(self._bias)
        odds = [bias + value / size for bias, value in zip(self._bias, sums, strict=True)]
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
        if stem not in self._rows:
            return 0.0
        return self._unit(stem).says[place]

    def _unit(self, name: str) -> _Unit:
        """A unit of the table, read when a text first holds it: of all that there are few are met."""
        known = self._units.get(name)
        if known is None:
            rarity, *told = self._rows[name]
            says = [0.0] * len(self.topics)
            for place, weight in zip(told[::2], told[1::2], strict=True):
                says[int(place)] += rarity * weight / self._scale
            known = self._units[name] = _Unit(float(rarity), tuple(says))
        return known


def units(words: Sequence[str]) -> list[str]:
    """The stems of a sentence, and each with the one that follows it."""
    found = [stem for word in words for stem in stems(word)]
    return [*found, *(f"{one} {next_}" for one, next_ in pairwise(found))]


def load_topic_words(folder: Traversable) -> TopicWords:
    """The weights of a language's folder. Raises ConfigurationError where the file is no table of weights."""
    path = folder / FILE
    if not path.is_file():
        return TopicWords({})
    try:
        return TopicWords(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ConfigurationError([f"{folder.name}/{FILE}: not readable as JSON: {error}"]) from error
