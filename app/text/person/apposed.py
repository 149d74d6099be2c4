"""Whether two words of a note name one person: "engineer Ferdy Oakes", "the manager is Jan Holt"."""

from app.text.person.nouns import NoteSense
from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords

_AT_MOST = 6
"""Words that may stand between two words for one person."""


class Apposed:
    """Questions about what stands between two words of one note."""

    def __init__(self, sheet: Sheet, sense: NoteSense, words: PersonWords) -> None:
        self._sheet = sheet
        self._sense = sense
        self._words = words

    def same(self, last: int, index: int) -> bool:
        """Whether two words name one person: nothing but their role, a comma or "is" stands between them."""
        between = range(last + 1, index)
        if len(between) > _AT_MOST:
            return False
        if (len(between) == 1 and self._sheet.was(last + 1) == "of") or self._enclosed(last, index):
            return True
        return all(self._joins(k) for k in between) and self._one_comma(between)

    def _enclosed(self, last: int, index: int) -> bool:
        """Whether a name stands between commas behind somebody at a place: "the manager on duty, Elaine, …"."""
        marked = self._sheet.was(index - 1) == "," and self._sheet.was(index + 1) == ","
        before = range(last + 1, index - 1)
        plain = all(
            self._sheet.was(k)[:1].isalpha()
            and not self._words.has("conjunctions", self._sheet.was(k))
            and not self._sense.clearly_verb(self._sheet.was(k))
            for k in before
        )
        return marked and plain

    def _joins(self, k: int) -> bool:
        word = self._sheet.was(k)
        if word in {",", "is", "of"} or self._words.has("possessives", word) or word in {"the", "a", "an"}:
            return True
        names = self._words.has("adverbs", word) or word[:1].isalpha()
        closed = ("conjunctions", "prepositions", "subordinators", "auxiliaries", "determiners")
        return (
            names and not any(self._words.has(c, word) for c in closed) and not self._sense.clearly_verb(word)
        )

    def _one_comma(self, between: range) -> bool:
        marks = [k for k in between if self._sheet.was(k) in {",", "is"}]
        return len(marks) < 2 and (bool(marks) or len(between) <= 2)
