"""A clause whose subject is a noun phrase: its verb, and whose thing or person the noun is."""

from collections.abc import Sequence

from app.engines.builtin.concern.classes import Frame, Subject, WordClasses, word_at
from app.text.person.words import Token

_LONGEST = 9
_ARTICLES = frozenset({"the", "a", "an", "my", "our", "your", "this"})
_STARTS = frozenset({"the", "a", "an", "another", "this", "both", "one"})
_PARTICLES = frozenset({"up", "out", "off", "down", "away", "back", "again"})
_MARKS = frozenset({"£", "$", "€", "-", "#", "&", "'", "%", "."})
_OBJECTS = frozenset(
    {"me", "us", "it", "you", "them", "him", "her", "my", "our", "the", "a", "an", "no", "that"}
)


class NounSubject:
    """Reads "my sofa arrived", "the tap has been dripping", "order 30-8817 never came"."""

    def __init__(self, classes: WordClasses) -> None:
        self._classes = classes
        self._words = classes.words
        self._person = classes.person

    def frame(self, low: Sequence[str], start: int, tokens: Sequence[Token]) -> Frame | None:
        """The frame of a clause with a noun subject at `start`; the verb of a relative clause in it is passed over."""
        if not self._starts(low, start, tokens):
            return None
        relative = False
        absent = self._absent(low, start)
        if absent is not None:
            return absent
        for k in range(start + 1, min(start + 1 + _LONGEST, len(low))):
            if low[k] in {"i", "we"} and low[k - 1] == "and":
                return self._with_family(low, start, k)
            if self._classes.nominative(low[k]) or self._person.has("relatives", low[k]):
                relative = True
                continue
            if self._breaks(low, k, relative=relative):
                return None
            if not self._is_verb(low, k, start):
                continue
            if not relative:
                kind = self._kind(low[start:k])
                return None if kind is None else Frame(kind, start, k)
            relative = False
        return None

    def _absent(self, low: Sequence[str], start: int) -> Frame | None:
        """Read "the engineer never came": of the company's people only that they were not there is given back."""
        at = start + 2
        if low[start] not in {"the", "a", "your"} or not self._words.has("staff", word_at(low, start + 1)):
            return None
        denied = word_at(low, at) in {"never", "didn't", "hasn't"} or low[at : at + 2] == ["did", "not"]
        verb = at + (2 if word_at(low, at) == "did" else 1)
        if not denied or not self._words.has("absent_verbs", word_at(low, verb)):
            return None
        return Frame("company_thing", start, verb if low[at] == "never" else at)

    def _with_family(self, low: Sequence[str], start: int, k: int) -> Frame | None:
        """Read "my husband and I paid": the customer, with one of the family."""
        related = low[start] in {"my", "our"} and self._words.has("family", low[k - 2])
        verb = self._classes.verb_at(low, k + 1)
        return Frame("self", start, verb) if related and verb is not None else None

    def _starts(self, low: Sequence[str], start: int, tokens: Sequence[Token]) -> bool:
        first, second = low[start], word_at(low, start + 1)
        if first == "a" and second in {"little", "bit", "lot", "half", "quarter"}:
            return False
        if first == "this" and self._person.finite(second):
            return False
        if self._person.has("possessives", first) or first in _STARTS or first[0] in "£$€":
            return True
        if self._words.has("reference_nouns", first):
            return not self._person.finite(second) and any(
                c.isdecimal() for w in low[start + 1 : start + 4] for c in w
            )
        if self._person.has("numbers", first):
            return second.endswith("s") and not self._person.finite(second)
        capital = tokens[start].text[0].isupper() and not self._person.has("calendar", first)
        return capital and (start > 0 or second[:1].isdecimal())

    def _breaks(self, low: Sequence[str], k: int, *, relative: bool) -> bool:
        """Whether the word cannot stand inside a noun phrase."""
        word, before, after = low[k], low[k - 1], word_at(low, k + 1)
        if not word[0].isalnum() and word not in _MARKS:
            return True
        if self._person.has("subordinators", word) and not self._person.has("prepositions", word):
            return True
        if self._person.has("conjunctions", word):
            return self._person.has("adverbs", after) or self._person.finite(after)
        linked = self._person.has("prepositions", before) or before in {"and", "all", "both"}
        return word in _ARTICLES and not linked and not relative

    def _is_verb(self, low: Sequence[str], k: int, start: int) -> bool:
        """Whether the word is surely finite: an auxiliary, a past that is no participle, a verb with an object."""
        word, after = low[k], word_at(low, k + 1)
        if low[k - 1] in {"a", "an", "the"}:
            return False
        if self._person.has("auxiliaries", word) or word in self._person.pasts_safe:
            return True
        if k == start + 1 and low[start] in _ARTICLES:
            return False
        if self._words.has("intransitive", word):
            return True
        if self._words.has("present_s", word):
            return (
                not self._person.has("prepositions", low[k - 1])
                and after != ""
                and not self._person.finite(after)
            )
        past = word in self._person.pasts_shared or self._person.regular_past(word)
        if past and after in _PARTICLES:
            return not any(self._person.has("auxiliaries", w) for w in low[k + 1 :])
        return past and after in _OBJECTS

    def _kind(self, subject: Sequence[str]) -> Subject | None:
        """Family, the company's thing or another thing.

        None for anybody who works or acts for somebody, and where the noun is left to be guessed ("a new one").
        """
        if subject[0] in {"his", "her", "their", "its"} or subject[-1] in {"one", "ones"}:
            return None
        bare = [w.removesuffix("'s") for w in subject]
        if self._words.has("body_and_mind", bare[-1]) or any(self._words.has("staff", w) for w in bare):
            return None
        if any(self._words.has("family", w) for w in bare):
            return "family" if subject[0] in {"my", "our"} else None
        return "company_thing" if "your" in subject or "you" in subject else "thing"
