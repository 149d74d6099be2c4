"""Tells by the plain words of a message whether somebody is in danger at this moment, and whether it was a fright."""

import re
from functools import cache
from typing import NamedTuple

from app.text.sentences import split
from app.text.tables import base, table


class _Words(NamedTuple):
    now: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str]
    frightened: re.Pattern[str]


def present(message: str, language: str) -> bool:
    """Whether a sentence tells of a danger that goes on: no mention of one that is over, feared or compared."""
    words = _words(base(language))
    return any(
        any(p.search(s.text) for p in words.now) and not words.unless.search(s.text)
        for s in split(message.replace("’", "'"))
    )


def frightened(message: str, language: str) -> bool:
    """Whether the message says itself that somebody was frightened, or came near to great harm."""
    return _words(base(language)).frightened.search(message.replace("’", "'")) is not None


def gas(message: str) -> bool:
    """Whether an English message speaks of escaping gas or of fumes."""
    return re.search(str(table("en", "danger")["gas"]), message.replace("’", "'"), re.IGNORECASE) is not None


def legal_step(text: str) -> bool:
    """Whether English words speak of a step with a court or an overseer; a word for a crime is none."""
    return re.search(str(table("en", "danger")["legal_step"]), text, re.IGNORECASE) is not None


@cache
def _words(language: str) -> _Words:
    raw = table(language, "danger")
    return _Words(
        now=tuple(re.compile(p, re.IGNORECASE) for p in raw["now"]),
        unless=re.compile(raw["unless"], re.IGNORECASE),
        frightened=re.compile(raw["frightened"], re.IGNORECASE),
    )
