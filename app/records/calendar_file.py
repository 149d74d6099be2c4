"""A follow-up as a calendar file (RFC 5545): one event at the time that it is due, with a reminder before it."""

from datetime import UTC, datetime, timedelta

from app.model.record import FollowUp
from app.model.value import Value

LASTS = timedelta(minutes=15)
REMIND_BEFORE = timedelta(minutes=30)

_PRODUCT = "-//Softanswer//Follow-ups//EN"


class Told(Value):
    """What a person reads in the event; `link` is the address of the draft."""

    title: str
    text: str = ""
    link: str | None = None


def calendar_file(follow_up: FollowUp, told: Told, now: datetime) -> bytes:
    """The file, in UTF-8. Taken in again after it was put off, it moves the event that is there."""
    # Loaded by those who want such a file alone: it takes a tenth of a second.
    from icalendar import Alarm, Calendar, Event

    event = Event()
    event.add("uid", f"{follow_up.id}@softanswer")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", follow_up.due.astimezone(UTC))
    event.add("duration", LASTS)
    event.add("sequence", follow_up.snoozed)
    event.add("summary", _plain(told.title))
    event.add("transp", "TRANSPARENT")
    if told.text:
        event.add("description", _plain(told.text))
    if told.link:
        event.add("url", told.link)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(told.title))
    alarm.add("trigger", -REMIND_BEFORE)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _plain(text: str) -> str:
    """Without the characters that a text of such a file may not hold: controls, and halves of a character."""
    lines = "\n".join(text.splitlines())
    return "".join(
        c
        for c in lines
        if c in "\n\t" or not (ord(c) < ord(" ") or 0x7F <= ord(c) <= 0x9F or 0xD800 <= ord(c) <= 0xDFFF)
    )
