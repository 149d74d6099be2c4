"""When something takes place, of which a field gives the day or the hours."""

from collections.abc import Sequence
from datetime import date

from app.engines.builtin.notes.fields.labels import Label
from app.engines.builtin.notes.fields.parts import Part
from app.engines.builtin.notes.fields.table import form, phrases, said
from app.engines.builtin.notes.fields.times import Time
from app.text.grammar import tokens
from app.text.sentences import split
from app.text.words import content_stems

_SHORT = 3
"""Letters of a day in short: "Thu"."""


def when(label: Label, time: Time, today: date | None, message: str) -> str | None:
    """When something takes place, or took place; None where nothing tells which of both."""
    words = set(label.bare.lower().split())
    lies = time.lies(today)
    if lies is None and words & phrases("either_ones"):
        return None
    if words & phrases("last_ones") or lies == "past":
        fits = lies != "ahead" and not time.lead and not time.half and not time.span
        return f"{label.be('was', 'were')} {time.told()}" if fits else None
    ahead = (
        lies in {"ahead", "today"} or time.sure_to_come or label.bare.startswith(tuple(phrases("new_ones")))
    )
    over = label.bare.lower().endswith(tuple(phrases("often_over")))
    planned = not over and is_planned(time, message)
    if time.day and not ahead and not planned and not _is_asked(label, message):
        return None
    return _told(label, time)


def dated(label: Label, parts: Sequence[Part]) -> str | None:
    """What a date is: "the delivery date is Thursday the 14th, in the morning"."""
    time = parts[0].time if len(parts) == 1 and parts[0].kind == "time" else None
    if time is None or time.lead in {"since", "during"} or label.bare in phrases("unsaid_dates"):
        return None
    return said("is", x=label.text, be=label.be(), y=time.named().removeprefix("at "))


def _told(label: Label, time: Time) -> str | None:
    if time.lead in {"by", "before", "no later than"} or time.hours.startswith("by "):
        return f"{label.be()} {said('due', time=time.told())}"
    if time.lead.startswith("any ") or (time.lead in {"from", "after"} and not time.span):
        return f"{label.be()} {said('possible', time=time.told())}"
    return f"{label.be()} {time.told()}" if not time.lead and not time.span else None


def is_planned(time: Time, message: str) -> bool:
    """Whether a day is told as days to come are, by its weekday and its number or as a slot, and the message does not
    name it.
    """
    numbered = "day" in time.day.lower() and any(ch.isdecimal() for ch in time.day)
    numbered = numbered or time.is_slot or (time.is_round and asks_when(message))
    said_so = message.lower()
    days = (word.lower() for word in time.day.split() if word.endswith("day") or word[:1].isdecimal())
    named = (day in said_so or day[:_SHORT] in tokens(said_so) for day in days)
    return numbered and not any(named)


def asks_when(message: str) -> bool:
    """Whether the message asks when something will be."""
    return form("asks_when").search(message) is not None


def _is_asked(label: Label, message: str) -> bool:
    """Whether the message asks when it is: a day that answers this is to come."""
    stems = content_stems(label.bare)
    asked = (one.text for one in split(message) if form("asks_when").search(one.text))
    return any(stems & content_stems(one) for one in asked)
