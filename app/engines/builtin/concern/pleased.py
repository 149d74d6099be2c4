"""How likely an English message praises or thanks and nothing went wrong, whatever words it takes for that.

"Back on the road by four, and he didn't charge me for the bulb" holds no word of praise, and tells of a breakdown. A
sum of trees over what the message is for by its words (`app.text.weights.purpose`), what its sentences are in it, the
words of praise, turning and trouble in them and what was read of it, fitted by `scripts.fit.pleased` on messages whose
purpose was labelled (`training/pleased/`, `training/purpose/`, `training/urgency/`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.engines.builtin.concern.figure import is_bitter
from app.engines.builtin.concern.words import concern_words, weigh
from app.engines.builtin.mood import words_of
from app.model.reading import Reading
from app.text.compiled import compiled
from app.text.person.words import tokenise
from app.text.sentences import split
from app.text.thankful import writes_to_thank
from app.text.weights.heart import roles
from app.text.weights.purpose import Purpose, purpose
from app.text.weights.trees import grown

_SENTENCES = 40
"""Sentences of a message that are looked at."""
_MOODS = (
    "praise", "praise_meant", "praise_free", "praise_but", "praise_turn", "praise_turned", "praise_bitter",
    "praise_doubt", "warm", "scorn", "closing_thanks",
)  # fmt: skip
_AT_FIRST = ("praise", "praise_free")
"""Words that tell more where the message begins with them."""
_TROUBLE = 1.0
"""What a sentence's words for trouble weigh where something surely went wrong."""
_DENIED = compiled(r"\b(?:not|no|never|nobody|nothing|without)\b|n't\b", re.IGNORECASE)


@lru_cache(maxsize=16)
def pleased(said: str, reading: Reading) -> float:
    """How likely (0-1) that is; `said` is what of the message is visible."""
    told = sentences(said)
    return grown("pleased").share(signs(said, reading, purpose(told))) if told else 0.0


def sentences(said: str) -> list[str]:
    """The sentences that are looked at."""
    return [span.text for span in split(said)][:_SENTENCES]


def signs(said: str, reading: Reading, meant: Purpose) -> list[float]:
    """What the trees see of a message that holds a word; `meant` is what it is for by its words."""
    told = sentences(said)
    plain = said.replace("’", "'")
    found = {name: [_holds(name, text) for text in told] for name in _MOODS}
    shares = list(zip(*roles(told), strict=True))
    return [
        *meant,
        *(float(sum(each)) for each in found.values()),
        *(sum(each) / len(told) for each in found.values()),
        *(float(found[name][0]) for name in _AT_FIRST),
        *_of_trouble(told),
        *(max(share) for share in shares),
        *(sum(share) / len(share) for share in shares),
        float(len(told)),
        float(len(said.split())),
        float(said.count("!")),
        float(len(_DENIED.findall(plain))),
        float(writes_to_thank(said)),
        float(is_bitter(plain)),
        *_as_read(reading),
    ]


def _holds(name: str, text: str) -> bool:
    return words_of(name).search(text.replace("’", "'")) is not None


def _of_trouble(told: Sequence[str]) -> list[float]:
    """What the words for trouble weigh, in all sentences and in those that ask nothing."""
    words = concern_words()
    weights = [float(weigh(words.troubles(tokenise(text))) or 0) for text in told]
    asks = [text.rstrip().endswith("?") for text in told]
    stated = [weight for weight, question in zip(weights, asks, strict=True) if not question]
    return [
        max(weights),
        sum(weights),
        float(sum(weight >= _TROUBLE for weight in weights)),
        max(stated, default=0.0),
        float(sum(asks)),
        float(asks[-1]),
    ]


def _as_read(reading: Reading) -> list[float]:
    return [
        float(reading.anger),
        float(reading.abuse != "none"),
        float(len(reading.asks)),
        float(len(reading.risks)),
        float("gratitude" in reading.feelings),
        float(len(reading.feelings)),
        float(reading.urgency != "none"),
    ]
