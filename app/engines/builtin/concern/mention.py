"""Where a message speaks of a thing: "my grey sofa", "the drain", "parcel", with how much it is the matter there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from app.engines.builtin.concern.fit import fit_marks
from app.engines.builtin.concern.words import ConcernWords
from app.model.reading import Reading
from app.model.value import Span
from app.text.person.words import PersonWords, Token, tokenise
from app.text.words import stem

Form = Literal["owned", "named", "ours"]

_THE = frozenset({"the", "a", "an", "this", "these", "another"})
_OWN = frozenset({"my", "our"})
_CLOSED = (
    "prepositions", "adverbs", "auxiliaries", "determiners", "subordinators", "conjunctions", "nominative", "calendar",
)  # fmt: skip
_VAGUE_MODIFIERS = frozenset(
    {"same", "other", "whole", "new", "own", "next", "last", "first", "second", "wrong", "only", "proper", "sound",
     "old", "chosen", "previous", "full", "right", "bloody", "damn", "current"}
)  # fmt: skip
_LONGEST = 4
_LONGEST_SENTENCE = 1500
_AFTER, _BEFORE = 9, 6
"""Tokens after and before a noun within which a word for trouble speaks of it."""
_PREDICATE = 6
_BOUGHT = 0.9
_NOTED, _NOTES_AT_MOST = 0.6, 4
"""What a noun gains for each of the agent's notes that speaks of it: it is what the matter is about on both sides."""
_EARLY, _FEW = 3, 4
_COMPOUND_LEAST = 6
"""Letters of a plural from which on it is a noun of its own behind another."""


class Mention(NamedTuple):
    """One place: the head noun, how the phrase is owned, its words, its weight, and where it stands."""

    head: str
    form: Form
    text: str
    weight: float
    source: Span


class _Around(NamedTuple):
    """The words of a sentence, where those for trouble and for none stand, the topic's nouns, how many of the agent's
    notes speak of a stem, whether it asks.
    """

    tokens: Sequence[Token]
    troubles: Sequence[int]
    calm: Sequence[int]
    topical: frozenset[str]
    noted: Mapping[str, int]
    asked: bool


class Mentions:
    """Finds noun phrases by their article and by lists of nouns that complaints are about."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person
        self._nouns = frozenset(noun for nouns in words.topic_nouns.values() for noun in nouns)

    def find(
        self, reading: Reading, sentences: Sequence[Span], noted: Mapping[str, int]
    ) -> Iterator[Mention]:
        """Every mention in these sentences, in order; `noted` counts the agent's notes that speak of a stem."""
        topical = self._words.topic_nouns[reading.topic]
        for place, sentence in enumerate(sentences):
            tokens = tokenise(sentence.text[:_LONGEST_SENTENCE])
            named = {h.start: h.name for h in self._words.troubles(tokens)}
            troubles = [k for k, t in enumerate(tokens) if named.get(t.start, "no_problems") != "no_problems"]
            calm = [k for k, t in enumerate(tokens) if named.get(t.start) == "no_problems"]
            asked = any(a.start < sentence.end and sentence.start < a.end for a in reading.asks)
            extra = 0.3 * (place < _EARLY) + 0.5 * asked + 0.3 * (len(sentences) <= _FEW)
            around = _Around(tokens, troubles, calm, topical, noted, asked)
            for first, phrase, form, weight in self._phrases(tokens, noted):
                weighed = self._weighed(around, first, phrase, form, weight)
                if weighed is not None:
                    source = _span(sentence, tokens[first], phrase[-1])
                    yield Mention(phrase[-1].low, form, weighed[0], weighed[1] + extra, source)

    def _weighed(
        self, around: "_Around", first: int, phrase: Sequence[Token], form: Form, weight: float
    ) -> tuple[str, float] | None:
        """The words and the weight of a phrase; None where it names nothing that can be the matter."""
        tokens, troubles = around.tokens, around.troubles
        head = phrase[-1].low
        if head.endswith("'s") or self._a_name(phrase[-1], around):
            return None
        last = first + len(phrase) - (tokens[first] is phrase[0])
        trouble = self._words.has("trouble_nouns", head)
        suffers = self._acts(tokens, last + 1) and any(
            last < t <= last + _PREDICATE and not self._parted(tokens[last + 1 : t]) for t in troubles
        )
        notes = around.noted.get(stem(head), 0)
        known = self._known(head) or trouble or notes > 0
        well = any(last < t <= last + 3 for t in around.calm)
        odd = well or not (known or suffers or (around.asked and form == "owned"))
        text = " ".join(self._calm(t.text) for t in phrase)
        if odd or (head == "case" and form == "named") or not self._fit(text, phrase):
            return None
        topical = trouble or head in around.topical or head.removesuffix("s") in around.topical
        close = trouble or any(first - _BEFORE <= t <= last + _AFTER for t in troubles)
        beside = first > 0 and self._words.has("beside", tokens[first - 1].low)
        passing = form == "named" and weight < _BOUGHT and not (suffers or trouble)
        weight += 0.8 * topical + (1.1 if suffers or trouble else 0.5) * close + 0.3 * (len(phrase) > 1)
        if form == "ours" and not close:
            return None
        if notes:
            more = sum(1 for t in phrase[:-1] if stem(t.low) in around.noted)
            return text, weight + _NOTED * (1 + min(notes, _NOTES_AT_MOST)) + 0.4 * more - 0.4 * beside
        return text, weight - 0.5 * (not known) - 1.2 * beside - 0.6 * passing

    def _a_name(self, word: Token, around: "_Around") -> bool:
        """Whether a noun is somebody's name: a capital inside a sentence, and no noun that complaints are about."""
        inside = word is not around.tokens[0] and word.text[:1].isupper() and not word.text.isupper()
        return inside and not self._known(word.low) and around.noted.get(stem(word.low), 0) < _NOTES_AT_MOST

    def _fit(self, text: str, phrase: Sequence[Token]) -> bool:
        return fit_marks(text) and next(self._words.unfit.find(phrase), None) is None

    def _phrases(
        self, tokens: Sequence[Token], noted: Mapping[str, int]
    ) -> Iterator[tuple[int, list[Token], Form, float]]:
        """Index of the first token, the phrase without its article, its form, and what it weighs at first."""
        for index, token in enumerate(tokens):
            if token.low == "your" and (phrase := self._phrase(tokens, index + 1)):
                if self._known(phrase[-1].low) and self._plain(phrase):
                    yield index, phrase, "ours", 0.6
            elif token.low in _OWN or token.low in _THE:
                phrase = self._phrase(tokens, index + 1)
                if phrase and self._plain(phrase):
                    bought = index > 0 and self._words.has("bought_verbs", tokens[index - 1].low)
                    noun = phrase[-1].low
                    telling = bought or self._words.has("trouble_nouns", noun) or stem(noun) in noted
                    if token.low in {"a", "an"} and not telling:
                        continue
                    weight = 1.0 if token.low in _OWN else _BOUGHT if bought else 0.2
                    yield index, phrase, "owned" if token.low in _OWN else "named", weight
            elif (token.low == "some" or self._counted(token.low)) and (
                phrase := self._phrase(tokens, index + 1)
            ):
                if stem(phrase[-1].low) in noted and self._plain(phrase):
                    yield index, phrase, "named", 0.2
            elif self._words.has("bare_things", token.low) and not (
                index and self._inside(tokens[index - 1])
            ):
                yield index, [token], "owned" if self._words.has("bare_my", token.low) else "named", 0.3

    def _counted(self, low: str) -> bool:
        """Whether a word is a number before a plural: "5,000 leaflets", "twelve cases"."""
        return low[0].isdecimal() or self._person.has("numbers", low)

    def _known(self, head: str) -> bool:
        return head in self._nouns or head.removesuffix("s") in self._nouns

    def _inside(self, before: Token) -> bool:
        """Whether the word before makes the noun part of a longer phrase."""
        small = any(
            self._person.has(name, before.low) for name in ("prepositions", "conjunctions", "adverbs")
        )
        return before.is_word and not small and not self._person.finite(before.low) and before.low != "no"

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
            if token.low in self._nouns and following not in self._nouns and not self._goes_before(following):
                break
        while len(phrase) > 1 and phrase[0].low in _VAGUE_MODIFIERS:
            # "A second hand dishwasher" is no hand dishwasher.
            del phrase[: 2 if [t.low for t in phrase[:2]] == ["second", "hand"] and len(phrase) > 2 else 1]
        good = (
            0 < len(phrase) <= _LONGEST
            and phrase[-1].text[-1].isalpha()
            and not self._words.has("not_things", phrase[-1].low)
        )
        return phrase if good and len(phrase[-1].low) > 2 else []

    def _goes_before(self, following: str) -> bool:
        """Whether a noun may go before the word behind it, which is no verb and tells no time: "bike stabilisers"."""
        if (
            len(following) < _COMPOUND_LEAST
            or not following.endswith("s")
            or following.endswith(("ss", "us", "'s"))
        ):
            return False
        closed = self._words.has("thing_stops", following) or self._stops(following)
        verb = self._person.finite(following) or following[:-1] in self._person.bases
        return not (closed or verb or self._words.has("time_nouns", following))

    def _stops(self, low: str) -> bool:
        if low in self._person.pasts_safe or any(self._person.has(name, low) for name in _CLOSED):
            return True
        return self._words.has("present_s", low) and low not in self._nouns

    def _plain(self, phrase: Sequence[Token]) -> bool:
        """Whether the words name nobody and no time, and hold no verb."""
        head = phrase[-1].low
        for token in phrase:
            low = token.low.removesuffix("'s")
            if self._words.has("staff", low) or self._words.has("time_nouns", low) or low in _VAGUE_MODIFIERS:
                return False
            if low == token.low and self._words.has("family", low):
                return False
            if low != token.low and (low == head or not self._words.has("family", low)):
                return False
            if token.low != head and self._person.finite(low) and low not in self._person.participles:
                return False
        if head in self._nouns or self._words.has("trouble_nouns", head):
            return True
        bad = any(self._words.has(name, head) for name in ("body_and_mind", "family", "quote_empty"))
        return not (
            bad or self._person.finite(head) or head in self._person.bases or head.endswith(("ing", "ly"))
        )

    def _parted(self, between: Sequence[Token]) -> bool:
        """Whether another clause begins between a noun and a word for trouble."""
        return any(
            not t.is_word or self._person.has("conjunctions", t.low) or t.low in {"that", "which"}
            for t in between
        )

    def _acts(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a verb follows at once: an unknown noun counts only as the subject of what went wrong."""
        return at < len(tokens) and self._person.finite(tokens[at].low)

    def _calm(self, word: str) -> str:
        owner = word.upper().endswith(("'S", "’S"))
        if not (word[:-2] if owner else word).isalpha() or self._words.has("acronyms", word):
            return word
        loud = len(word) > 3 and word.isupper()
        return word.lower() if loud or self._known(word.lower()) else word


def _span(sentence: Span, first: Token, last: Token) -> Span:
    start, end = sentence.start + first.start, sentence.start + last.end
    return Span(text=sentence.text[first.start : last.end], start=start, end=end)
