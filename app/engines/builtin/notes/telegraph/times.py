"""Writes times with the prepositions that a jotted note left out."""

import re

from app.engines.builtin.notes.telegraph.classes import piece
from app.engines.builtin.notes.telegraph.tokens import DAY, MONTH
from app.text.compiled import compiled

_ORDINAL = compiled(r"\d+(?:st|nd|rd|th)$")
_MONTH = compiled(
    rf"{MONTH}(?:(?:, {MONTH})* (?:and|or|to) {MONTH})?$",
    re.IGNORECASE,
)
_FROM_TO = compiled(rf"(?:{DAY}|{MONTH}) to (?:{DAY}|{MONTH})$")
_FREE = compiled(
    r"(?:today|tonight|tomorrow|yesterday|this|last|next|every|each|just|right|all|an? "
    r"|\d+ \w+ (?:ago|later|earlier|before))",
    re.IGNORECASE,
)
"""Times that need no preposition."""
_HOUR = r"\d{1,2}(?:[:.]\d{2})?(?: ?[ap]m\b)?"
_SPAN = compiled(rf"({_HOUR})\s?-\s?({_HOUR})(.*)$")
_CLOCK = compiled(r"(?:\d{1,2}[:.]\d{2}|\d{1,2}\s?[ap]m|noon|midday|midnight)", re.IGNORECASE)
_CLOCK_AND_DAY = compiled(r"(\S+(?: [ap]m\b)?),? (.+)$")
_DAY_AND_CLOCK = compiled(rf"(.+?[a-z\d]) ({_HOUR})$")
_DAY_AND_SPAN = compiled(rf"(.+?[a-z\d]) ({_HOUR})\s?-\s?({_HOUR})$")


def timed(text: str) -> str:
    """A time with the preposition that it needs: "Tuesday 9:20" → "on Tuesday at 9:20"."""
    if text.lower().startswith("same "):
        return f"{piece('the')} {text}"
    if _FROM_TO.match(text):
        return f"{piece('from')} {text}"
    if _MONTH.match(text):
        return f"in {text}"
    if _FREE.match(text):
        return clocked(text)
    if span := _SPAN.match(text):
        return f"between {span.group(1)} and {span.group(2)}{span.group(3)}"
    if not _CLOCK.match(text):
        return f"on {after_preposition(text)}"
    two = _CLOCK_AND_DAY.match(text)
    day = two.group(2) if two else ""
    if two and re.match(r"the|\d|[A-Z]", day):
        return f"at {two.group(1)} on {day}"
    return f"at {text}"


def after_preposition(text: str) -> str:
    """A time behind a preposition: "28th" → "the 28th"."""
    return f"the {text}" if _ORDINAL.match(text) else clocked(text)


def clocked(text: str) -> str:
    """A day with its hour: "today 5pm" → "today at 5pm"; a span of hours is told as one."""
    if match := _DAY_AND_SPAN.match(text):
        return f"{match.group(1)} between {match.group(2)} and {match.group(3)}"
    match = _DAY_AND_CLOCK.match(text)
    if match is None or not re.search(r"[:.]|[ap]m$", match.group(2)):
        return text
    led = match.group(1).endswith((" at", " about", " on"))
    return text if led else f"{match.group(1)} at {match.group(2)}"
