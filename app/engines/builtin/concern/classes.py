"""What single words of a clause may be, asked of the word lists in one place."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from app.engines.builtin.concern.words import ConcernWords
from app.text.person.words import PersonWords

Subject = Literal["self", "company", "nobody", "it", "there", "family", "thing", "company_thing", "count"]

_CONTRACTED = frozenset({"i", "we", "it", "you", "they", "he", "she", "there"})


class Frame(NamedTuple):
    """A complete clause: who its subject is, and the indexes of subject and first verb."""

    subject: Subject
    start: int
    verb: int


class WordClasses:
    """Questions about words, which are lower-case and have straight apostrophes."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self.words = words
        self.person = person

    def in_any(self, word: str, *names: str) -> bool:
        """Whether one of the closed classes of these names holds the word."""
        return any(self.person.has(name, word) for name in names)

    def nominative(self, word: str) -> bool:
        """Whether the word is a pronoun that can only be a subject, or "you" or "it", alone or contracted."""
        return self.person.has("nominative", word) or head(word) in _CONTRACTED

    def past_adverbs(self, low: Sequence[str], at: int) -> int:
        """The first index from `at` on that holds no adverb."""
        while at < len(low) and self.person.has("adverbs", low[at]):
            at += 1
        return at

    def verb_at(self, low: Sequence[str], at: int) -> int | None:
        """Index of a finite verb at `at`, adverbs passed over; None where another word stands there."""
        at = self.past_adverbs(low, at)
        return at if at < len(low) and self.person.finite(low[at]) else None

    def starts_clause(self, low: Sequence[str]) -> bool:
        """Whether a clause with a subject of its own seems to begin with these words."""
        first = low[0] if low else ""
        if first in {"no-one", "there"} or ("'" in first and self.nominative(first)):
            return True
        if self.person.has("nominative", first):
            word = word_at(low, self.past_adverbs(low, 1))
            plural = first in {"i", "we", "they"} and word in self.person.bases
            return plural or self.person.finite(word) or self.words.has("present_s", word)
        if first == "its" and word_at(low, 1) in {"been", "not", "still", "just", "now", "a", "the"}:
            return True
        if self.in_any(first, "determiners", "possessives"):
            return any(self.person.finite(w) for w in low[2:7])
        return False

    def base_follows(self, low: Sequence[str], at: int) -> bool:
        """Whether a word that may be a bare verb follows, as it must behind "can't" or "didn't"."""
        word = word_at(low, self.past_adverbs(low, at))
        closed = ("conjunctions", "subordinators", "prepositions", "determiners", "nominative")
        return word.isalpha() and not self.in_any(word, *closed)


def head(word: str) -> str:
    """The part of a word before its apostrophe."""
    return word.split("'", 1)[0]


def word_at(low: Sequence[str], index: int) -> str:
    """The word at an index, empty outside the text."""
    return low[index] if 0 <= index < len(low) else ""
