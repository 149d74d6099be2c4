"""What a message tells, sentence by sentence and in its order: for a reply that has nothing else to show it was read.

A sentence is told back whole, as what the customer says. One that asks, wishes, threatens or insults is left out, and
so is one that leans on a sentence that was left out.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.engines.builtin.concern_classes import head
from app.engines.builtin.concern_clause import ClauseGrammar
from app.engines.builtin.concern_fit import DETAILS, dangles, fit_marks, private_types
from app.engines.builtin.concern_mend import Mender
from app.engines.builtin.concern_quote_fit import shouted
from app.engines.builtin.concern_stating import Stating, nouns
from app.engines.builtin.concern_words import ConcernWords, weigh
from app.engines.builtin.mood import without_feeling
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.person import first_to_second
from app.text.person_words import PersonWords, Token, person_words, tokenise

_MOST_CHARACTERS = 12_000
_SHORTEST, _LONGEST, _WORDS_IN_ALL = 3, 34, 66
"""Words of a sentence that is told, and of all that are told together."""
_MOST, _MOST_COMMAS = 3, 2
_SENTENCES, _WORDS = 12, 200
"""What a message holds at the most of which single sentences tell the matter: in a longer one they tell an episode."""
_EARLY = 3
"""Sentences from the start in which a message mostly says what it is about."""
_LEAST = 0.6
_FEW, _TOGETHER = 6, 2
"""Sentences of a message from which on one alone, or late ones, may be an episode and not the matter."""

_COUNTED = re.compile(
    r"^\W*(?:for the )?((?:second|\w+[dh]) (?:day|night|week|month|time|year) (?:running|in a row)),? ",
    re.IGNORECASE,
)
"""How "Third week running the bins …" begins, which is no sentence about a week."""
_QUOTED_WORDS = re.compile(r"(?<!\w)'((?:[a-z]+ ){0,3}[a-z]+)'(?!\w)")
_OF_SEVERAL = re.compile(r"(?<=s)\s?'(?=\s)")
"""The apostrophe of "the ladies' showers", which is no quotation mark."""
_CALLED = frozenset({"was", "were", "is", "are", "very", "so", "really", "and", "absolutely"})
_TIMES = frozenset({"term", "season", "time", "semester", "quarter", "winter", "summer", "spring", "autumn"})
_POINTING = frozenset({"this", "these", "those", "such"})
_LEANING = frozenset(
    {"it", "it's", "he", "she", "they", "this", "that", "these", "those", "both", "one", "another"}
)


class Statement(NamedTuple):
    """A sentence that may be told, in words to the customer.

    `place` is its number, `value` its weight and `core` what of that is for what it says; it `leans` on the sentence
    before where it speaks of "it" or "he".
    """

    place: int
    value: float
    core: float
    text: str
    leans: bool
    source: Span


class Accounts:
    """Finds the sentences of a message that tell what happened."""

    def __init__(self, words: ConcernWords, person: PersonWords, grammar: ClauseGrammar) -> None:
        self._words = words
        self._person = person
        self._grammar = grammar
        self.stating = Stating(words, person, grammar)

    def tell(self, sentences: Sequence[Span], brief: Brief, reading: Reading) -> tuple[Statement, ...]:
        """Up to three, in order; none where the message speaks to a machine."""
        words = sum(len(span.text.split()) for span in sentences)
        if reading.injection or len(sentences) > _SENTENCES or words > _WORDS:
            return ()
        mender = Mender(reading.text[:_MOST_CHARACTERS], self._words, self._person)
        found = {s.place: s for s in self._statements(sentences, brief, reading, mender)}
        chosen: dict[int, Statement] = {}
        for one in sorted(found.values(), key=lambda s: -s.value):
            needed = _with_what_it_leans_on(one, found)
            if one.value < _LEAST or needed is None or one.place in chosen:
                continue
            if one.place and not one.leans and one.core < _LEAST and 0 not in found:
                continue
            grown = {**chosen, **{s.place: s for s in needed}}
            if len(grown) <= _MOST and sum(len(s.text.split()) for s in grown.values()) <= _WORDS_IN_ALL:
                chosen = grown
        if len(sentences) > _FEW and (len(chosen) < _TOGETHER or min(chosen) > _EARLY - 1):
            return ()
        return tuple(chosen[place] for place in sorted(chosen))

    def _statements(
        self, sentences: Sequence[Span], brief: Brief, reading: Reading, mender: Mender
    ) -> Iterator[Statement]:
        for place, span in enumerate(sentences):
            stated = _as_stated(without_feeling(span.text.replace("’", "'")))
            text = mender.mend(stated) if self._may_be_told(stated) else None
            if text is None:
                continue
            text += ")" * (text.count("(") - text.count(")"))
            tokens = tokenise(text)
            low = [t.low for t in tokens]
            core = self._core(tokens, span, reading, private_types(brief))
            if core is None or not self.stating.states(low):
                continue
            shifted = first_to_second(_parted(text, tokens, self._grammar), brief.company)
            if not shifted.certain:
                continue
            told = self.lowered(shifted.text, low[0])
            leans = self._leans(low)
            value = core + 0.4 * max(_EARLY - place, 0)
            yield Statement(place, value, core, told, leans, _trimmed(span))

    def lowered(self, text: str, first: str) -> str:
        """A sentence as it stands within one of ours; a name at its start keeps its capital."""
        small = self._grammar.may_be_lowered(first) or first in nouns()
        return (text[0].lower() if small else text[0]) + text[1:]

    def _may_be_told(self, text: str) -> bool:
        """Whether a sentence states something, and nothing in it makes it unfit."""
        if text.rstrip().endswith("?") or "\n" in text.strip():
            return False
        hits = self._words.hits(tokenise(text))
        return all(
            h.name == "governing" or self._words.has("told_conduct", text[h.start : h.end].lower())
            for h in hits
        )

    def _core(
        self, tokens: Sequence[Token], span: Span, reading: Reading, private: frozenset[str]
    ) -> float | None:
        """How much it tells; None where its length, marks or details are unfit, or it says that nothing is wrong."""
        words = sum(t.is_word for t in tokens)
        text = " ".join(t.text for t in tokens)
        if not _SHORTEST <= words <= _LONGEST or text.count(",") > _MOST_COMMAS:
            return None
        if not fit_marks(_OF_SEVERAL.sub("", text.replace(" ,", ","))) or any(
            shouted(t.text, self._words) for t in tokens
        ):
            return None
        kinds = {d.type for d in reading.details if d.start < span.end and span.start < d.end}
        trouble = weigh(self._words.troubles(tokens))
        if kinds & private or trouble is None:
            return None
        if self._praised([t.low for t in tokens]) > (1 if trouble else 0):
            return None  # what was good is not what they write about
        events = sum(1 for _ in self._words.events.find(tokens))
        return min(trouble, 3.0) + 0.6 * min(events, 2) + 0.5 * len(kinds & DETAILS)

    def _praised(self, low: Sequence[str]) -> int:
        """How many things are called good: "was clean", "a lovely room"; to clean up, or a fine, is no praise."""
        pairs = [(a, b) for a, b in pairwise(low) if self._words.has("praising", b)]
        return sum(a in _CALLED or (a in {"a", "the", "such"} and b != "fine") for a, b in pairs)

    def _leans(self, low: Sequence[str]) -> bool:
        """Whether it speaks of what only the sentence before names: "it", "he", "this crown"."""
        # "This term" and "these two weeks" are times, which lean on nothing.
        points = any(
            a in _POINTING and not {b, c} & (self._words.sets["time_nouns"] | _TIMES)
            for a, b, c in zip(low, [*low[1:], ""], [*low[2:], "", ""], strict=False)
        )
        if head(low[0]) in _LEANING or dangles(low, self._words) or points:
            return True
        at = next((k for k, word in enumerate(low) if head(word) == "it"), None)
        return at is not None and not any(self._names(low, k) for k in range(at - 1))

    def _names(self, low: Sequence[str], k: int) -> bool:
        """Whether a thing is named there, which a later "it" may mean."""
        owned = self._grammar.classes.in_any(low[k], "determiners", "possessives")
        return owned and not self._words.has("family", low[k + 1])


def _with_what_it_leans_on(one: Statement, found: dict[int, Statement]) -> list[Statement] | None:
    """The statement with those before it that it needs; None where one of them cannot be told."""
    needed = [one]
    while needed[-1].leans:
        before = found.get(needed[-1].place - 1)
        if before is None:
            return None
        needed.append(before)
    return needed


def _parted(text: str, tokens: Sequence[Token], grammar: ClauseGrammar) -> str:
    """The text with "and" where only a comma parts two clauses: "I ordered the blue one, you sent a grey one"."""
    low = [t.low for t in tokens]
    for k in range(len(low) - 2, 2, -1):
        opens = (
            low[k] == ","
            and grammar.classes.nominative(low[k + 1])
            and grammar.classes.starts_clause(low[k + 1 :])
        )
        hangs = any(grammar.classes.in_any(word, "subordinators") for word in low[:k])
        if opens and not hangs:
            text = f"{text[: tokens[k].end]} and{text[tokens[k].end :]}"
    return text


def _as_stated(text: str) -> str:
    """The sentence as one that can follow "you write that": what was left out is put in, quotation marks come off."""
    text = _COUNTED.sub(lambda found: f"For the {found[1].lower()}, ", text)
    # A word in quotation marks is told without them: what it is worth is theirs to say.
    text = _QUOTED_WORDS.sub(r"\1", text)
    first, _, rest = text.partition(" ")
    words = person_words()
    began = words.regular_past(first.lower()) or first.lower() in words.pasts.values()
    # "Collected my prescription yesterday" has lost its "I".
    lost = began and rest.split(" ", 1)[0].lower() in words.sets["determiners"]
    return f"I {first.lower()} {rest}" if lost else text


def _trimmed(span: Span) -> Span:
    text = span.text.rstrip()
    lead = len(text) - len(text.lstrip())
    return Span(text=text[lead:], start=span.start + lead, end=span.start + len(text))
