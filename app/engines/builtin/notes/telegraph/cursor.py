"""One statement while it is read: its words, the place, what is written so far."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.engines.builtin.notes.telegraph.articles import Known
from app.engines.builtin.notes.telegraph.nouns import NounPhrase, noun_phrase
from app.engines.builtin.notes.telegraph.times import timed
from app.engines.builtin.notes.telegraph.tokens import Token

_SAYING = frozenset({"say", "says", "said"})
"""Verbs with which no statement ends."""


class Stop(Exception):  # noqa: N818 - a way out of the descent, never seen outside this room
    """The note is no clause that the reader is sure of."""


class Cursor:
    """Goes through the words of a note once, from left to right. Mutable, used for one note only.

    `carries` is the form of "be" that a later piece without a subject takes up; `verb` the last verb that was written;
    `open_to_object` where a noun phrase may follow it. `inner` where the note has another piece before this one.
    """

    def __init__(self, row: list[Token], known: Known, *, inner: bool = False) -> None:
        self.row = row
        self.known = known
        self.inner = inner
        self.at = 0
        self.out: list[str] = []
        self.carries = ""
        self.deed = ""
        self.verb: Token | None = None
        self.open_to_object = False
        self.person = False
        self.phrased: list[tuple[int, str]] = []

    def tag(self, ahead: int = 0) -> str | None:
        """The class of a word, None outside the note."""
        k = self.at + ahead
        return self.row[k].tag if 0 <= k < len(self.row) else None

    def low(self, ahead: int = 0) -> str:
        """A word in small letters, empty outside the note."""
        k = self.at + ahead
        return self.row[k].low if 0 <= k < len(self.row) else ""

    def ahead(self) -> list[Token]:
        """The words from here on."""
        return self.row[self.at :]

    def take(self) -> Token:
        """The next word."""
        if self.at >= len(self.row):
            raise Stop
        self.at += 1
        return self.row[self.at - 1]

    def write(self) -> Token:
        """Write the next word as it stands."""
        token = self.take()
        self.out.append(token.text)
        return token

    def write_time(self) -> None:
        """Write a time with its preposition."""
        self.out.append(timed(self.take().text))

    def write_verb(self) -> None:
        """Write the next word as the verb that objects belong to."""
        self.verb = self.write()
        self.open_to_object = True

    def thing(self, ahead: int = 0, *, before: Token | None = None) -> NounPhrase | None:
        """The noun phrase that begins here, None where none does."""
        found = noun_phrase(self.row, self.at + ahead, self.known, before=before)
        return found if found is not None and found.text else None

    def verb_in(self, words: frozenset[str]) -> bool:
        """Whether the last verb is one of these."""
        return self.verb is not None and self.verb.low in words

    def finish(self) -> None:
        """Stop where words are left over."""
        if self.at < len(self.row) or (self.verb is self.row[-1] and self.verb.low in _SAYING):
            raise Stop

    @contextmanager
    def trying(self) -> Iterator[list[bool]]:
        """Go on here, or return to this place where it leads nowhere; the list then holds True."""
        mark, written, failed = self.at, list(self.out), [False]
        try:
            yield failed
        except Stop:
            self.at, self.out = mark, written
            failed[0] = True
