"""Pieces of a message that state nothing: the head of a letter, an address, who somebody is.

Held up behind "you write", they read as if the message itself had not been taken in.
"""

import re
from functools import cache

from app.engines.builtin.concern.words import concern_words
from app.engines.builtin.happening import happening
from app.engines.builtin.tables import read_table
from app.text.compiled import compiled
from app.text.person.words import person_words, tokenise


def states_nothing(text: str) -> bool:
    """Whether words of theirs are a label or their standing, and no account of anything."""
    return only_labels(text) or tells_standing(text)


def only_labels(text: str) -> bool:
    """Whether a piece is the head of a letter, or an address with no verb: "Brown bin, 22 Larch Avenue"."""
    said = text.replace("’", "'").strip()
    if _pattern("header").match(said):
        return True
    label = _pattern("field").match(said) or _pattern("address").search(said)
    return label is not None and not _tells(said)


def tells_standing(text: str) -> bool:
    """Whether a sentence says no more than who they are or how long they have been with us."""
    return _pattern("standing").match(text.replace("’", "'").strip()) is not None


def _tells(said: str) -> bool:
    """Whether it has a verb or a word for what went wrong."""
    tokens, person = tokenise(said), person_words()
    verb = any(person.finite(t.low) or person.has("auxiliaries", t.low) for t in tokens)
    trouble = bool(concern_words().troubles(tokens)) or happening([said]) is not None
    return verb or trouble or _pattern("tells").search(said) is not None


def _pattern(name: str) -> re.Pattern[str]:
    return _patterns()[name]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {key: compiled(words, re.IGNORECASE) for key, words in read_table("label").items()}
