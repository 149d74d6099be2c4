"""Tells by the plain words of a message whether somebody is in danger at this moment, and whether it was a fright."""

import re
from functools import cache
from typing import Literal, NamedTuple

from app.text.literal import literal
from app.text.sentences import split
from app.text.tables import base, table


class _Words(NamedTuple):
    now: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str]
    frightened: re.Pattern[str]


def present(message: str, language: str) -> bool:
    """Whether a sentence tells of a danger that goes on: no mention of one that is over, feared or compared."""
    words = _words(base(language))
    english = base(language) == "en"

    def tells(text: str) -> bool:
        return any(p.search(text) for p in words.now) and not words.unless.search(text)

    said = (span.text for span in split(message.replace("’", "'")))
    return any(tells(text) and (not english or tells(literal(text))) for text in said)


def frightened(message: str, language: str) -> bool:
    """Whether the message says itself that somebody was frightened, or came near to great harm."""
    return _words(base(language)).frightened.search(message.replace("’", "'")) is not None


def slight(message: str) -> bool:
    """Whether an English message speaks of a slip, an edge or a scratch, for which nobody calls for help."""
    return re.search(str(table("en", "danger")["slight"]), message, re.IGNORECASE) is not None


def made_safe(message: str) -> bool:
    """Whether an English message says that the thing has been mended, put away or is not used any more."""
    said = message.replace("’", "'")
    return re.search(str(table("en", "danger")["made_safe"]), said, re.IGNORECASE) is not None


def fumes(message: str) -> Literal["gas", "monoxide"] | None:
    """Whether an English message speaks of escaping gas, or of the fumes of something that burns."""
    raw, said = table("en", "danger"), message.replace("’", "'")
    kinds: tuple[Literal["gas", "monoxide"], ...] = ("monoxide", "gas")
    return next((kind for kind in kinds if re.search(str(raw[kind]), said, re.IGNORECASE)), None)


@cache
def _words(language: str) -> _Words:
    raw = table(language, "danger")
    return _Words(
        now=tuple(re.compile(p, re.IGNORECASE) for p in raw["now"]),
        unless=re.compile(raw["unless"], re.IGNORECASE),
        frightened=re.compile(raw["frightened"], re.IGNORECASE),
    )
