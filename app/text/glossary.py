"""What a word of another language is in English, for weights that were fitted on English texts too.

The tables `locale/<language>/glossary.yaml` hold for each of a thousand English words of complaints the words that say
the same. It is no dictionary: what a word means here is only a sign among others.
"""

from collections.abc import Mapping
from functools import cache

from app.text import tables
from app.text.words import fold, stem

MARK = "="
"""Stands before the stem of an English word where it is the meaning of another."""


def in_english(unit: str, language: str) -> frozenset[str]:
    """The stems, marked, of the English words that a stem of another language may be; none where it is not known."""
    return _meanings(language).get(unit, frozenset())


@cache
def meant(language: str) -> frozenset[str]:
    """The stems of all English words of a language's table."""
    return frozenset(stem(fold(str(word))) for word in tables.table(language, "glossary"))


@cache
def _meanings(language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for english, words in tables.table(language, "glossary").items():
        for word in str(words).split():
            found.setdefault(stem(fold(word), language), set()).add(f"{MARK}{stem(fold(str(english)))}")
    return {unit: frozenset(meanings) for unit, meanings in found.items()}
