"""What a given name tells of who bears it: a "he", a "she", or nothing, where both bear it."""

from collections.abc import Mapping
from functools import cache

from app.text.person.called import Sex
from app.text.tables import table, word_set
from app.text.words import fold


def sex_of_given(name: str) -> Sex | None:
    """What one given name tells; None for one that both bear, and for a word that is none."""
    word = fold(name)
    return "he" if word in _names()["he"] else "she" if word in _names()["she"] else None


def is_given(name: str) -> bool:
    """Whether a word is a given name that is known, whoever bears it."""
    word = fold(name)
    return any(word in _names()[kind] for kind in ("he", "she", "either"))


@cache
def _names() -> Mapping[str, frozenset[str]]:
    raw = table("en", "given_names")
    return {sex: frozenset(fold(word) for word in word_set(raw[sex])) for sex in ("he", "she", "either")}
