"""What the words of a message weigh for each topic: a linear model over stems and pairs, fitted by `scripts.fit`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources.abc import Traversable
from itertools import pairwise
from math import log
from typing import get_args
from zipfile import BadZipFile

from app.errors import ConfigurationError
from app.model.profile import Topic
from app.reading.weights import stems
from app.text.weights.fitted import Fitted, Table, numbered, unpacked

FILE = "topics.npz"
TOPICS: tuple[Topic, ...] = get_args(Topic)


class TopicWords:
    """The weights of one language; without a table nothing is likely.

    Raises ConfigurationError where a table has another number of labels than there are topics.
    """

    def __init__(self, table: Table | None = None) -> None:
        self._fitted = Fitted(table) if table else None
        if self._fitted and self._fitted.labels != len(TOPICS):
            raise ConfigurationError([f"{FILE}: {self._fitted.labels} labels, but {len(TOPICS)} topics"])

    def likely(self, sentences: Iterable[Sequence[str]]) -> dict[Topic, float]:
        """How likely (0-1, together 1) each topic is, by the words of the sentences of a message."""
        if self._fitted is None:
            return {}
        found = Counter(unit for words in sentences for unit in units(words))
        # What stands there again says less each time.
        counts = [1.0 if count == 1 else 1 + log(count) for count in found.values()]
        shares = self._fitted.shares_of([numbered(found)], [counts])
        return dict(zip(TOPICS, shares[0], strict=True))

    def strongest(self, words: Sequence[str], topic: Topic, most: int) -> list[int]:
        """The places of up to `most` words that speak most for a topic, the strongest first."""
        if self._fitted is None:
            return []
        each = [(at, stem) for at, word in enumerate(words) for stem in stems(word)]
        says = self._fitted.says([stem for _, stem in each], TOPICS.index(topic))
        weights = [0.0] * len(words)
        for (at, _), weight in zip(each, says, strict=True):
            weights[at] = max(weights[at], weight)
        order = sorted(range(len(words)), key=lambda at: (-weights[at], at))
        return [at for at in order if weights[at] > 0][:most]


def units(words: Sequence[str]) -> list[str]:
    """The stems of a sentence, and each with the one that follows it."""
    found = [stem for word in words for stem in stems(word)]
    return [*found, *(f"{one} {next_}" for one, next_ in pairwise(found))]


def load_topic_words(folder: Traversable) -> TopicWords:
    """The weights of a language's folder. Raises ConfigurationError where the file is no table of weights."""
    path = folder / FILE
    if not path.is_file():
        return TopicWords()
    try:
        table = unpacked(path.read_bytes())
    except (ValueError, KeyError, OSError, BadZipFile) as error:
        raise ConfigurationError([f"{folder.name}/{FILE}: no table of weights: {error}"]) from error
    return TopicWords(table)
