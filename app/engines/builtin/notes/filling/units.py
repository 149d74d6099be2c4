"""Cuts a jotted note into the units between which words are missing: words, times, sums and marks.

A mark parts two pieces of a note, as a comma or a colon does.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.engines.builtin.notes.telegraph.articles import is_plural, stands_bare, surely_a_thing
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.compiled import compiled
from app.text.grammar import lexicon

_MARK = compiled(r"(?<!\s)\s*(,(?!\d)|;|:(?=\s)|=\s*|\s-\s|\s\+\s|\s/\s|->)\s*")
_ASIDE = compiled(r"\([^()]{1,120}\)|\"[^\"]{1,120}\"|“[^”]{1,120}”")
"""An aside or a quotation, which stays as it is."""
MARK = "sep"
"""The class of a mark between two pieces of a note."""
VERBS = frozenset({"aux", "modal", "be", "third", "past"})
PARTICIPLES = frozenset({"either", "part"})
_HIDDEN = frozenset({"time", "money", "number", "code", "name", "quote", "aside"})
"""Classes of which the model sees no more than the class."""
_TIMES = (
    ("day", compiled(r"today|tonight|tomorrow|yesterday|now|just now|right now")),
    ("span", compiled(r"this |last |next |same |every |each |all |.* (?:ago|later|earlier|before)$")),
    ("clock", compiled(r"\d{1,2}(?:[:.]\d{2}| ?[ap]m)|noon|midday|midnight")),
    (
        "month",
        compiled(
            r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?! \d)"
        ),
    ),
    ("weekday", compiled(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")),
)
"""Kinds of time that go with other words: "on Monday", "at 6pm", "in May", "today"."""
_NOUNS = 1024
"""Nouns whose kind is remembered: the ways to fill a note are weighed by those of its own again and again."""
_IN_A_NOUN_PHRASE = frozenset({"noun", "state", "number", "ing", "code", "money"})


class Unit(NamedTuple):
    """A word or group of words as it stands in the note, or a mark; `end` is the place behind it."""

    text: str
    low: str
    tag: str
    end: int

    @property
    def word(self) -> str:
        """What the model sees of it."""
        if self.tag == "time":
            return next((f"#{name}" for name, form in _TIMES if form.match(self.low)), "#date")
        return f"#{self.tag}" if self.tag in _HIDDEN else self.low

    @property
    def number(self) -> str:
        """Singular or plural, by its form."""
        return "pl" if is_plural(self.low) else "sg"

    @property
    def kind(self) -> str:
        """Of a noun: whether it stands bare, surely is a thing, is several, is somebody who acts; else its class."""
        return _noun_kind(self.text, self.low) if self.tag == "noun" else self.tag


@lru_cache(maxsize=_NOUNS)
def _noun_kind(text: str, low: str) -> str:
    token = Token(text, low, "noun")
    acts = low in lexicon().actors or low in telegraph("persons")
    marks = (
        ("m", stands_bare(token)),
        ("s", surely_a_thing(token)),
        ("p", is_plural(low)),
        ("a", acts),
    )
    return "".join(mark for mark, holds in marks if holds) + "N"


def units(text: str) -> list[Unit]:
    """The units of a note, in order."""
    found: list[Unit] = []
    at = 0
    asides = [found.span() for found in _ASIDE.finditer(text)]
    for mark in _MARK.finditer(text):
        if any(start < mark.start() < end for start, end in asides):
            continue
        found += _piece(text, at, mark.start())
        sign = mark.group(1).strip()
        found.append(Unit(sign, sign, MARK, mark.end(1)))
        at = mark.end()
    return [*found, *_piece(text, at, len(text))]


def pieces(row: Sequence[Unit]) -> list[tuple[int, int]]:
    """Where each piece of the row begins and ends; what stands at the end of all but the last is a mark."""
    marks = [at for at, unit in enumerate(row) if unit.tag == MARK]
    return list(zip([0, *(at + 1 for at in marks)], [*marks, len(row)], strict=True))


def stretch(row: Sequence[Unit], at: int) -> tuple[int, int]:
    """Where the piece begins and ends that holds the place."""
    start = at
    while start > 0 and row[start - 1].tag != MARK:
        start -= 1
    end = at
    while end < len(row) and row[end].tag != MARK:
        end += 1
    return start, end


def noun_phrase(row: Sequence[Unit], at: int) -> tuple[Unit | None, int]:
    """The head of the bare noun phrase that begins at a place, None where none does, and the place behind it."""
    head, end = None, at
    while end < len(row) and row[end].tag in _IN_A_NOUN_PHRASE:
        head = row[end] if row[end].tag == "noun" else head
        end += 1
    return head, end


def _piece(text: str, start: int, end: int) -> Iterator[Unit]:
    at = start
    for token in tagged(text[start:end], inner=start > 0):
        place = text.find(token.text, at, end)
        at = max(place, at) + len(token.text)
        yield Unit(token.text, token.low, token.tag, at)
