"""The words of a sentence as they are looked through for nouns, and what notes and our lists know of them."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from app.engines.builtin.concern.stating import names, nouns
from app.engines.builtin.concern.words import concern_words
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.tables import Table
from app.text.compiled import compiled
from app.text.person.words import tokenise
from app.text.weights.heart import knows
from app.text.words import content_stems, stem

WORDS = Table("centre")
_EXPRESSIONS = frozenset({"announced", "introduces"})
"""Rows of the table that are no lists of words."""
_LOUD = compiled(r"\b[A-Z]{4,}(?:'[A-Z])?\b")
_MARKS = compiled(r"[\"“”()\[\]{}*_~<>\n]|(?<!\w)['‘’]|['’](?!\w)")
_ASIDE = frozenset("()[]\n")
_NO_SHOW = compiled(r"\b(no) (show)\b", re.IGNORECASE)
_CAPITAL = compiled(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")


class Row(NamedTuple):
    """The words of a sentence, and where each begins in it."""

    words: Sequence[Token]
    starts: Sequence[int]


class Noted(NamedTuple):
    """What the agent's notes speak of: stems of words that carry content, pairs of words that stand together, and words
    that they spell with a capital, in small letters.
    """

    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str] = frozenset()


def noted_in(notes: Sequence[str]) -> Noted:
    """What these notes speak of."""
    pairs = (pair for note in notes for pair in pairwise(stem(token.low) for token in tokenise(note)))
    spelled = (word for note in notes for word in (*_CAPITAL.findall(note), *_LOUD.findall(note)))
    spelled_so = frozenset(word.lower() for word in spelled) - nouns()
    return Noted(frozenset[str]().union(*map(content_stems, notes)), frozenset(pairs), spelled_so)


def stand_together(words: Sequence[Token], noted: Noted) -> bool:
    """Whether the notes have the first two of these words side by side as well."""
    return (stem(words[0].low), stem(words[1].low)) in noted.pairs


def words_of(name: str) -> frozenset[str]:
    """A list of the table `centre`."""
    return _lists()[name]


def row_of(text: str) -> Row:
    """The words of a sentence, quotation marks and brackets apart, loud ones in small letters."""
    plain = _MARKS.sub(lambda m: "," if m.group() in _ASIDE else " ", text).replace("’", "'")
    plain = _LOUD.sub(_quiet, _NO_SHOW.sub(r"\1-\2", plain))
    words = tagged(plain)
    starts: list[int] = []
    at = 0
    for word in words:
        found = plain.find(word.text, at)
        starts.append(found if found >= 0 else at)
        at = starts[-1] + len(word.text)
    return Row(words, starts)


def _quiet(loud: re.Match[str]) -> str:
    """A loud word in small letters, where it is one that messages hold, and no name."""
    low = loud.group().lower()
    return low if low in nouns() or knows(low) else loud.group()


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists = {
        name: frozenset(str(words).split()) for name, words in WORDS.rows.items() if name not in _EXPRESSIONS
    }
    sets = concern_words().sets
    return {
        **lists,
        "telling": lists["telling"] | sets["bare_things"],
        "kin": sets["family"] | sets["own_others"] | sets["called_bare"],
    }


def is_given_name(word: str) -> bool:
    """Whether a word, in small letters, is the name of somebody and no noun besides."""
    return word.removesuffix("'s") in names()
