"""How well a clause tells what happened to the customer."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.engines.builtin.concern.classes import Frame, Subject
from app.engines.builtin.concern.fit import DETAILS, PRIVATE, dangles, moves, names_colleague
from app.engines.builtin.concern.words import ConcernWords
from app.model.profile import Fault
from app.text.person.words import PersonWords, Token

_SUBJECTS: Mapping[Subject, float] = {
    "self": 1.5, "thing": 1.2, "count": 1.0, "nobody": 0.8, "family": 0.2, "there": 0.0, "it": -1.2,
    "company": -1.2, "company_thing": -0.8,
}  # fmt: skip
_OURS: Mapping[Subject, float] = {**_SUBJECTS, "company": 0.6, "company_thing": 0.5}
_VAGUE = frozenset({"they", "them", "this", "that", "it", "it's", "then", "there"})
_BEST_LENGTH = 13
_LATEST = 20
_BACKGROUND = 0.8
ALONE = 1.7
_SHORT_IT = 6
_LEAST, _LEAST_OF_PLAIN = 1.2, 2.4


class Setting(NamedTuple):
    """Where a clause stands: the number of its sentence, whether there are few others, and whether it is a whole one.

    `hangs` where what follows may turn its meaning, `on_topic` where it holds words that made the topic; `kinds` are
    the types of the message's details inside it.
    """

    place: int
    alone: bool
    whole: bool
    hangs: bool
    on_topic: bool
    kinds: frozenset[str]


class Scorer:
    """Weighs clauses; the weights were set by reading results, not learned."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person

    def score(
        self, frame: Frame, tokens: Sequence[Token], setting: Setting, fault: Fault, trouble: float
    ) -> float | None:
        """The weight of a clause, best highest; None where it must not be used or says too little.

        `trouble` is what its words for trouble weigh.
        """
        low = [t.low for t in tokens]
        if len(low) < _SHORT_IT and (frame.subject == "it" or low[-1] in _VAGUE):
            return None
        negative = any(self._words.has("negatives", w) or w.endswith("n't") for w in low)
        if setting.kinds & PRIVATE or (setting.hangs and not negative) or dangles(low, self._words):
            return None
        if names_colleague(tokens, self._words):
            return None
        value = (_OURS if fault == "ours" else _SUBJECTS)[frame.subject]
        value += min(2, sum(1 for _ in self._words.events.find(tokens))) * 0.7
        value += (min(trouble, 3.0) or -_BACKGROUND) + ALONE * setting.alone
        value += min(2, len(setting.kinds & DETAILS)) * 1.1
        value += 0.8 * negative + 0.8 * ("my" in low or "our" in low) + 0.6 * setting.on_topic
        value += 0.5 * any(self._words.has("time_nouns", w) for w in low)
        value -= 0.8 * moves(low, self._words)
        value -= 0.6 * low.count(",") + 0.06 * min(setting.place, _LATEST) + (0.0 if setting.whole else 0.4)
        value -= 0.07 * abs(sum(1 for t in tokens if t.is_word) - _BEST_LENGTH)
        value -= 0.8 * sum(1 for w in low[1:] if w in _VAGUE)
        return value if value >= self._least(low, setting) else None

    def _least(self, low: Sequence[str], setting: Setting) -> float:
        """The least weight: a clause with hardly a noun or number to speak of needs more."""
        small = ("adverbs", "prepositions", "auxiliaries")
        concrete = sum(1 for w in low if len(w) > 3 and not any(self._person.has(name, w) for name in small))
        return _LEAST if concrete >= 3 or setting.alone else _LEAST_OF_PLAIN
