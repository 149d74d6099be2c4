"""The plural nouns and the groups of a note, of which "they" may speak."""

import re

from app.text.compiled import compiled
from app.text.person.shifted import Sheet
from app.text.person.verbs import second_person_verb
from app.text.person.words import PersonWords, tokenise

_REACH = 40
_BEHIND = frozenset({"to", "not", "today", "tomorrow", "tonight", "yesterday"})
_LED_BY = 4
"""Words of a noun phrase before its noun, the article counted in."""
_SINGULAR = frozenset(
    {"news", "gas", "lens", "series", "status", "campus", "bus", "plus", "its", "this", "his", "hers"}
)
_CLOSED = (
    "prepositions", "adverbs", "conjunctions", "subordinators", "auxiliaries", "determiners", "calendar", "titles",
    "third_persons",
)  # fmt: skip
_BOTH = compiled(r"\bboth of them\b|(?<=\bto )them both\b|(?<=\bwith )them both\b")
_COUNTING = frozenset(
    {"both", "all", "some", "none", "neither", "either", "most", "each", "one", "two", "three", "any"}
)
_OPENS_CLAUSE = frozenset({",", ";", ".", "and", "but", "as", "because", "so", "since", "not"})
_IRREGULAR = frozenset({"people", "children", "men", "women", "staff", "police", "teeth", "feet"})


class Plurals:
    """Questions about the plural nouns of one note."""

    def __init__(self, sheet: Sheet, words: PersonWords) -> None:
        self._sheet = sheet
        self._words = words

    def before(self, index: int) -> list[int]:
        """The plural nouns before a word, the nearest first."""
        return [k for k in range(index - 1, max(index - _REACH, 0) - 1, -1) if self._is(k)]

    def counted(self, index: int) -> bool:
        """Whether "them" tells how many of what was just named a clause begins with: "…, and both of them work"."""
        at, named = index - 2, self.before(index - 2)
        leads = self._sheet.was(index - 1) == "of" and self._sheet.was(at) in _COUNTING
        ours = bool(named) and not self._words.has("customer_nouns", self._sheet.was(named[0])[:-1])
        return leads and ours and self._sheet.was(at - 1) in _OPENS_CLAUSE

    def numbered(self, index: int) -> bool:
        """Whether so many of something are named before a word: "all 120"."""
        start = max(index - _REACH, 0)
        return any(
            self._sheet.was(k).isdecimal() and self._sheet.was(k - 1) in _COUNTING
            for k in range(start, index)
        )

    def groups(self, index: int) -> list[int]:
        """The bodies of people before a word ("the lab", "our damage team"), the nearest first."""
        return [k for k in range(index - 1, max(index - _REACH, 0) - 1, -1) if self._is_group(k)]

    def within(self, text: str) -> bool:
        """Whether another note names something in the plural, or a group."""
        tokens = tokenise(text)
        other = Plurals(Sheet(text, tokens), self._words)
        return bool(other.before(len(tokens)) or other.groups(len(tokens)))

    def _is_group(self, index: int) -> bool:
        """Whether a noun led in by an article is a body of people: not "bank holiday", "shop price"."""
        word = self._sheet.was(index)
        if not self._words.has("groups", word.removesuffix("'s")):
            return False
        if word.endswith("'s"):
            return self._has_article(index)  # "the company's desk failed, and they told us"
        after = self._sheet.was(index + 1)
        closed = any(self._words.has(name, after) for name in (*_CLOSED, "people", "modals"))
        verb = self._words.finite(after) or second_person_verb(self._words, after) is not None
        verb = verb or (self._sheet.was(index).endswith("s") and after in self._words.bases)
        ends = not after[:1].isalpha() or closed or verb or after in _BEHIND
        return ends and self._has_article(index)

    def _has_article(self, index: int) -> bool:
        for k in range(index - 1, max(index - _LED_BY, 0) - 1, -1):
            word = self._sheet.was(k)
            if self._words.has("determiners", word):
                return True
            if not word[:1].isalpha() or self._words.finite(word) or self._words.has("prepositions", word):
                return False
        return False

    def _is(self, index: int) -> bool:
        word = self._sheet.was(index)
        if word in _IRREGULAR:
            return True
        if (
            not word.replace("-", "").isalpha()
            or len(word) < 4
            or not word.endswith("s")
            or word.endswith(("ss", "us", "is"))
        ):
            return False
        if word in _SINGULAR or any(self._words.has(name, word) for name in _CLOSED):
            return False
        return second_person_verb(self._words, word) is None or self._led(index)

    def _led(self, index: int) -> bool:
        """Whether a word that may be a verb is led in as a noun: "the files", "11 files", "deleted files"."""
        before = self._sheet.was(index - 1)
        small = any(self._words.has(n, before) for n in ("determiners", "numbers", "prepositions"))
        return (
            small
            or before.isdecimal()
            or self._words.regular_past(before)
            or self._words.has("possessives", before)
        )


def both_of_you(note: str, words: PersonWords) -> str:
    """An offer with "both of you" for two customers, where it has named nothing else in the plural before."""

    def told(found: re.Match[str]) -> str:
        row = tokenise(note[: found.start()])
        named = Plurals(Sheet(note[: found.start()], row), words).before(len(row))
        return found[0] if named else "both of you"

    return _BOTH.sub(told, note)
