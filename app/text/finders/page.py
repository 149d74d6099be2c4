"""One text as the finders of firm particulars see it: what it holds at all, so that most need not search it."""

from functools import cached_property

from app.text.compiled import compiled
from app.text.words import fold_in_place

_LETTERS = compiled(r"[^\W\d_]+")
_DIGIT = compiled(r"\d")


class Page:
    """A text, its folded twin of the same length, and the words in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold_in_place(text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every run of letters, folded."""
        return frozenset(_LETTERS.findall(self.folded))

    @cached_property
    def digits(self) -> bool:
        """Whether any digit stands in the text."""
        return _DIGIT.search(self.text) is not None

    def words_in(self, start: int, end: int) -> list[str]:
        """The runs of letters in a stretch, folded."""
        return _LETTERS.findall(self.folded, start, end)
