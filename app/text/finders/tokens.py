"""The row of numbers, words and signs that the finders walk along."""

from collections.abc import Iterable
from typing import NamedTuple

from app.text.compiled import compiled
from app.text.words import fold_in_place

_new = tuple.__new__
"""Makes a named tuple of many without the call in Python that its own constructor is."""
_TOKEN = compiled(r"\d+(?:[.,']\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]|_")


class Token(NamedTuple):
    """A folded word, number or sign; `digits` tells a number, `text[start:end]` of the whole is its spelling."""

    word: str
    start: int
    end: int
    digits: bool


class Number(NamedTuple):
    """A number, the place behind its last token, and whether it was written in words."""

    value: float
    end: int
    worded: bool


BARRIER = Token("\n", -1, -1, digits=False)
"""Stands before and after a row and where another finder has taken the text."""


class Row:
    """The tokens of one text; a place outside it is a barrier, so finders need no bounds."""

    def __init__(self, text: str, taken: Iterable[tuple[int, int]] = (), folded: str | None = None) -> None:
        self.text = text
        self.folded = fold_in_place(text) if folded is None else folded
        self.tokens = _tokens(self.folded, taken)
        self.numbers: dict[int, Number | None] = {}
        """What `numbers.number_at` has read so far, by place: several finders ask for the same one."""
        self._words = [token.word for token in self.tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else BARRIER

    def word(self, at: int) -> str:
        """The folded word at a place; a line break at a barrier."""
        return self._words[at] if 0 <= at < len(self._words) else BARRIER.word

    def joined(self, at: int) -> bool:
        """Whether the token at a place follows the one before without a blank."""
        return self[at].start == self[at - 1].end and self[at].start >= 0

    def near(self, at: int) -> bool:
        """Whether nothing but blanks, and no blank line, stands between a token and the one before."""
        first, second = self[at - 1], self[at]
        if first.start < 0 or second.start < 0:
            return False
        return second.start - first.end <= 3 and "\n\n" not in self.text[first.end : second.start]

    def capital(self, at: int) -> bool:
        """Whether the word at a place begins with a capital letter."""
        token = self[at]
        return token.start >= 0 and self.text[token.start].isupper()


def _tokens(folded: str, taken: Iterable[tuple[int, int]]) -> list[Token]:
    row: list[Token] = []
    at = 0
    for start, end in sorted(taken):
        row += _plain(folded, at, start)
        row.append(BARRIER)
        at = end
    return row + _plain(folded, at, len(folded))


def _plain(folded: str, start: int, end: int) -> list[Token]:
    row: list[Token] = []
    at = start
    for word in _TOKEN.findall(folded, start, end):
        # Only blanks lie between two tokens, so the next begins where its letters first stand.
        first = folded.index(word, at)
        at = first + len(word)
        row.append(_new(Token, (word, first, at, word[0].isdecimal())))
    return row
