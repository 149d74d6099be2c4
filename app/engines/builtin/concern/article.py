"""The article that a hurried writer leaves out before the thing that a sentence begins with."""

from collections.abc import Sequence

from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.stating import Stating, nouns
from app.engines.builtin.concern.words import ConcernWords
from app.text.grammar import lexicon
from app.text.person.words import PersonWords

_NO_ARTICLE = frozenset(
    {
        "customer",
        "part",
        "parents",
        "work",
        "school",
        "church",
        "university",
        "breakfast",
        "lunch",
        "dinner",
        "life",
    }
)
_BARE = 2
"""Nouns in a row that an article may be missing before."""


class Articles:
    """Finds it; holds only word lists."""

    def __init__(
        self, words: ConcernWords, person: PersonWords, grammar: ClauseGrammar, stating: Stating
    ) -> None:
        self._words = words
        self._person = person
        self._grammar = grammar
        self._stating = stating

    def missing(self, low: Sequence[str]) -> str:
        """The article that a hurried writer leaves out: "parcel says delivered" is "the parcel says delivered"."""
        if self._stating.compound(low, 0) or low[0] == "next":
            return "the "
        end = next((k for k, word in enumerate(low) if word not in nouns()), len(low))
        follows = low[end : end + 1]
        named = self._grammar.classes.in_any(low[0], "determiners", "possessives", "nominative", "numbers")
        known = (
            named
            or self._person.has("prepositions", low[0])
            or low[0] in lexicon().pronouns
            or low[0] in _NO_ARTICLE
        )
        bare = 0 < end <= _BARE and bool(follows) and not known
        verb = bare and (self._person.has("auxiliaries", follows[0]) or self._person.finite(follows[0]))
        says = bare and self._words.has("present_s", follows[0])
        placed = bare and self._person.has("prepositions", follows[0])
        kin = low[0] in self._person.sets["kin_men"] | self._person.sets["kin_women"]
        if not (verb or says or placed):
            return "the " if not known and self._ends_in_maker(low) else ""
        return "your " if kin else "the "

    def _ends_in_maker(self, low: Sequence[str]) -> bool:
        """Whether a verb stands behind two or three words of which the first and last are nouns: "piano tuner was"."""
        end = next((k for k, word in enumerate(low[:4]) if k > 1 and self._person.finite(word)), 0)
        between = low[1:end]
        plain = bool(between) and all(
            word.isalpha() and word not in self._person.classed and not self._person.regular_past(word)
            for word in between
        )
        return plain and low[0] in nouns() and between[-1].removesuffix("s") in nouns()
