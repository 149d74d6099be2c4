"""The plural nouns of a note, of which "they" may speak."""

from app.text.person_shifted import Sheet
from app.text.person_verbs import second_person_verb
from app.text.person_words import PersonWords, tokenise

_REACH = 40
_SINGULAR = frozenset(
    {"news", "gas", "lens", "series", "status", "campus", "bus", "plus", "its", "this", "his", "hers"}
)
_CLOSED = (
    "prepositions", "adverbs", "conjunctions", "subordinators", "auxiliaries", "determiners", "calendar", "titles",
    "third_persons",
)  # fmt: skip
_IRREGULAR = frozenset({"people", "children", "men", "women", "staff", "police", "teeth", "feet"})


class Plurals:
    """Questions about the plural nouns of one note."""

    def __init__(self, sheet: Sheet, words: PersonWords) -> None:
        self._sheet = sheet
        self._words = words

    def before(self, index: int) -> list[int]:
        """The plural nouns before a word, the nearest first."""
        return [k for k in range(index - 1, max(index - _REACH, 0) - 1, -1) if self._is(k)]

    def within(self, text: str) -> bool:
        """Whether another note names something in the plural."""
        tokens = tokenise(text)
        return bool(Plurals(Sheet(text, tokens), self._words).before(len(tokens)))

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
