"""Finds the phrase of a guideline that a sentence was made of."""

import re
from collections.abc import Iterable

from app.guidelines import Guidelines
from app.model.lessons import PhrasePlace
from app.text.sentences import split
from app.text.words import fold

_BLANK = re.compile(r"\{\w+\}")
_TELLS = 12
"""Characters of its own that a phrase needs to be known by."""

_SLOT = re.compile(r"\\\{\w+\\\}")


class PhrasePlaces:
    """All phrases of the guidelines, sentence by sentence, by language."""

    def __init__(self, guidelines: Guidelines) -> None:
        self._guidelines = guidelines
        self._by_locale: dict[str, tuple[tuple[re.Pattern[str], PhrasePlace], ...]] = {}

    def of(self, sentence: str, locale: str) -> PhrasePlace | None:
        """Where the sentence comes from; None where none of our phrases makes it."""
        if locale not in self._by_locale:
            self._by_locale[locale] = tuple(self._read(locale))
        plain = _plain(sentence)
        return next((place for made, place in self._by_locale[locale] if made.fullmatch(plain)), None)

    def left(self, place: PhrasePlace) -> int:
        """How many phrases the slot has besides this one."""
        phrases = self._guidelines.phrases(place.guideline, place.slot, place.locale)
        return sum(place.say not in phrase.say for phrase in phrases)

    def _read(self, locale: str) -> Iterable[tuple[re.Pattern[str], PhrasePlace]]:
        for guideline in self._guidelines:
            wording = guideline.wording.get(locale)
            if wording is None or guideline.kind == "agent":
                continue
            for slot, phrases in wording.slots.items():
                for say in dict.fromkeys(s.text for p in phrases for s in split(p.say)):
                    if len(_BLANK.sub("", say)) < _TELLS:
                        continue
                    made = re.compile(_SLOT.sub(".{1,200}?", re.escape(_plain(say))))
                    place = PhrasePlace(guideline=guideline.id, slot=slot, locale=locale, say=say)
                    yield made, place


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
