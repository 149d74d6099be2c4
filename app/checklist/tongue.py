"""The language in which a reply is really written, where its words tell."""

from app.text import language

_SURE = 0.8
_LONG_ENOUGH = 40
"""Characters below which the language of a text is a guess."""


def spoken(text: str) -> str | None:
    """The language of a text (ISO 639-1); nothing when it is too short or too mixed to tell."""
    if len(text) < _LONG_ENOUGH:
        return None
    code, confidence = language.detect(text)
    return code if confidence >= _SURE else None
