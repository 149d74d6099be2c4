"""The language in which a reply is really written, where its words tell, and the one that was wanted."""

from functools import lru_cache

from app.checklist.case import Case
from app.text import language

_SURE = 0.8
_LONG_ENOUGH = 40
"""Characters below which the language of a text is a guess."""

_FEW = 12
"""Characters below which not even a hint of another language is taken."""


@lru_cache(maxsize=64)
def spoken(text: str) -> str | None:
    """The language of a text (ISO 639-1); nothing when it is too short or too mixed to tell.

    Those of the sentences of one reply are remembered: more than one check asks for them.
    """
    if len(text) < _LONG_ENOUGH:
        return None
    code, confidence = language.detect(text)
    return code if confidence >= _SURE else None


def wanted(case: Case) -> str:
    """The language (ISO 639-1) that the brief asks for, else that of the message."""
    wished = case.brief.language
    found = case.reading.language if wished == "auto" else wished
    return found.partition("-")[0].lower()


def wrong(case: Case, code: str | None) -> str | None:
    """The language that a text is surely in, where it is not the one that was wanted."""
    return code if code is not None and code != wanted(case) else None


def strange(case: Case, sentence: str) -> bool:
    """Whether one sentence, however short, looks as if it were in another language than the one wanted.

    Good enough to wait with it, not to judge it: a short sentence may be a name or a list.
    """
    if len(sentence) < _FEW:
        return False
    code, confidence = language.detect(sentence, default=wanted(case))
    return confidence >= _SURE and code != wanted(case)
