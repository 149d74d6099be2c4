"""Where a message speaks of a thing: "my grey sofa", "the drain", "parcel", with how much it is the matter there."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.engines.builtin.concern_fit import harmless
from app.engines.builtin.concern_words import ConcernWords
from app.model.reading import Reading
from app.model.value import Span
from app.text.person_words import PersonWords, Token, tokenise

_THE = frozenset({"the", "a", "an", "this", "these", "another"})
_OWN = frozenset({"my", "our"})
_CLOSED = (
    "prepositions", "adverbs", "auxiliaries", "determiners", "subordinators", "conjunctions", "nominative", "calendar",
)  # fmt: skip
_LONGEST_TEXT = 8000
_LONGEST = 4
_AFTER, _BEFORE = 45, 30
"""Characters after and before a noun within which a word for trouble speaks of it."""
_FIRST = 160


class Mention(NamedTuple):
    """One place: the head noun, the whole phrase in the second person, its weight, and where it stands."""

    head: str
    text: str
    weight: float
    source: Span


class Mentions:
    """Finds noun phrases by their article and by lists of nouns that complaints are about."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person
        self._nouns = frozenset(noun for nouns in words.topic_nouns.values() for noun in nouns)

    def find(self, reading: Reading, piece: Span) -> Iterator[Mention]:
        """Every mention in one visible piece, in order."""
        tokens = tokenise(piece.text[:_LONGEST_TEXT])
        troubles = [h.start for h in self._words.troubles(tokens)]
        asks = [(a.start, a.end) for a in reading.asks]
        nouns = self._words.topic_nouns[reading.topic] | self._words.sets["trouble_nouns"]
        for index, token in enumerate(tokens):
            for phrase, form, weight in self._phrases(tokens, index):
                head = phrase[-1].low
                known = head in self._nouns or self._words.has("trouble_nouns", head)
                close = self._trouble(tokens, troubles, phrase)
                if not known and (form == "bare" or not close or not self._acts(tokens, index, phrase)):
                    continue
                text = " ".join(self._calm(t.text) for t in phrase)
                if not harmless(text, self._words):
                    continue
                at = piece.start + token.start
                weight += 0.8 * (head in nouns) + 1.2 * close + 0.7 * any(s <= at < e for s, e in asks)
                weight += 0.3 * (token.start < _FIRST) - 0.5 * (not known) + 0.3 * (len(phrase) > 1)
                yield Mention(head, self._named(form, text, head), weight, _span(piece, token, phrase[-1]))

    def _phrases(self, tokens: Sequence[Token], index: int) -> Iterator[tuple[list[Token], str, float]]:
        low = tokens[index].low
        if low in _OWN or low in _THE:
            phrase = self._phrase(tokens, index + 1)
            if phrase and self._plain(phrase):
                bought = index > 0 and self._words.has("bought_verbs", tokens[index - 1].low)
                form = "owned" if low in _OWN else "bought" if bought else "the"
                yield phrase, form, 1.0 if form == "owned" else 0.9 if bought else 0.4
        elif self._words.has("bare_things", low) and (not index or not self._inside(tokens[index - 1])):
            yield [tokens[index]], "bare", 0.3

    def _inside(self, before: Token) -> bool:
        """Whether the word before makes the noun part of a longer phrase."""
        closed = any(self._person.has(name, before.low) for name in ("prepositions", "conjunctions", "adverbs"))
        return before.is_word and not closed and not self._person.finite(before.low) and before.low != "no"

    def _phrase(self, tokens: Sequence[Token], start: int) -> list[Token]:
        """The words of a noun phrase from `start`, ending before a mark, a verb or a small word."""
        phrase: list[Token] = []
        for place, token in enumerate(tokens[start : start + _LONGEST + 1], start):
            if not token.is_word or self._words.has("thing_stops", token.low) or self._stops(token.low):
                break
            if phrase and token.start - phrase[-1].end > 1:
                break
            phrase.append(token)
            following = tokens[place + 1].low if place + 1 < len(tokens) else ""
            if token.low in self._nouns and following not in self._nouns:
                break
        good = 0 < len(phrase) <= _LONGEST and not self._words.has("not_things", phrase[-1].low)
        return phrase if good and len(phrase[-1].low) > 2 else []

    def _stops(self, low: str) -> bool:
        person = self._person
        if low in person.pasts_safe or any(person.has(name, low) for name in _CLOSED):
            return True
        return self._words.has("present_s", low) and low not in self._nouns

    def _plain(self, phrase: Sequence[Token]) -> bool:
        """Whether the words name nobody, no time, and hold no verb."""
        for token in phrase:
            low = token.low.removesuffix("'s")
            if self._words.has("staff", low) or self._words.has("time_nouns", low) or low in {"same", "other", "whole"}:
                return False
            if low != token.low and not self._words.has("family", low):
                return False
        head = phrase[-1].low
        verbal = self._person.finite(head) and head not in self._nouns and not self._words.has("trouble_nouns", head)
        body = self._words.has("body_and_mind", head) or self._words.has("family", head)
        return not (verbal or body or head.endswith(("ing", "ly")) and head not in self._nouns or "'" in head)

    def _trouble(self, tokens: Sequence[Token], troubles: Sequence[int], phrase: Sequence[Token]) -> bool:
        """Whether a word for trouble stands near, in the same sentence."""
        start, end = phrase[0].start, phrase[-1].end
        at = bisect_left(troubles, start - _BEFORE)
        near = [t for t in troubles[at : at + 6] if t <= end + _AFTER]
        if not near:
            return False
        stops = [t.start for t in tokens[:0]]
        return any(not _parted(tokens, min(t, start), max(t, start), stops) for t in near)

    def _acts(self, tokens: Sequence[Token], index: int, phrase: Sequence[Token]) -> bool:
        """Whether a verb follows at once: an unknown noun counts only as the subject of what went wrong."""
        after = index + 1 + len(phrase)
        return after < len(tokens) and self._person.finite(tokens[after].low)

    def _named(self, form: str, text: str, head: str) -> str:
        if form == "owned" or (form == "bare" and self._words.has("bare_my", head)):
            return "owned:" + text
        return "named:" + text

    def _calm(self, word: str) -> str:
        loud = len(word) > 3 and word.isupper() and word.isalpha() and not self._words.has("acronyms", word)
        return word.lower() if loud else word
