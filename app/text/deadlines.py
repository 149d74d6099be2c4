"""The time that a promise names ("by Friday 14 June", "within two working days"), reckoned from when it was made."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from app.text import particulars, tables
from app.text.compiled import compiled
from app.text.particulars import Particular
from app.text.words import fold

END_OF_DAY = time(17)
"""When a day is over for a promise that names no hour: the end of office hours."""

HORIZON = timedelta(days=92)
"""What lies further off is no promise of ours, but an order's date or a warranty's end."""

_LEADS = 4
"""Words before a time among which the one that leads to it stands."""

_SATURDAY, _FRIDAY = 6, 5
_OFFICE = range(7, 20)
"""Hours that a time without am or pm means, where it may mean two."""

_RELATIVE = compiled(r"(day|week|weekend|month)\+(\d+)")
_LENGTH = compiled(r"(?:[\d.]+-)?([\d.]+) (min|sec|workhour|workday|weekend|month)")
_FULL = compiled(r"(\d{4})-(\d\d)-(\d\d)")
_IN_YEAR = compiled(r"--(\d\d)-(\d\d)")
_IN_MONTH = compiled(r"---(\d\d)")
_WEEKDAY = compiled(r"w([1-7])")


def deadline(text: str, language: str, made: datetime, zone: tzinfo) -> datetime | None:
    """The earliest time to come that a promise names, in `zone`; None where it names none.

    `made` is aware. A day without an hour ends at five in the afternoon. A weekday means the next one: the same day is
    called today.
    """
    start = made.astimezone(zone)
    found = particulars.find(text, language)
    hours = [_clock(p) for p in found if p.type == "time"]
    moments = [
        moment
        for p in found
        if p.type in {"date", "duration"} and _leads(text, p, language)
        for moment in _moments(p, start, hours[0] if hours else None)
        if start < moment <= start + HORIZON
    ]
    return min(moments, default=None)


def names_time(text: str, language: str) -> bool:
    """Whether a text says by when, whatever day it is read on."""
    found = particulars.find(text, language)
    return any(p.type in {"date", "duration"} and _leads(text, p, language) for p in found)


def _leads(text: str, p: Particular, language: str) -> bool:
    """Whether a word before the time says that something is to happen by then; "tomorrow" needs none."""
    if any(_RELATIVE.fullmatch(form) for form in p.forms):
        return True
    near = set(re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", fold(text[: p.start]))[-_LEADS:])
    # "next Friday" is one particular.
    near.update(fold(p.text).split()[:1])
    return bool(near & tables.word_set(tables.table("any", "deadlines").get(tables.base(language))))


def _moments(p: Particular, start: datetime, clock: time | None) -> Iterator[datetime]:
    if p.type == "duration":
        yield from (moment for form in p.forms if (moment := _later(form, start)))
        return
    for day in _days(p.forms, start.date()):
        at = datetime.combine(day, clock or END_OF_DAY, start.tzinfo)
        # Late in the day, "today" is until its end.
        yield at if at > start or day > start.date() else at.replace(hour=23, minute=59)


def _days(forms: frozenset[str], today: date) -> list[date]:
    """The days that a date may mean; what says more (a full date) wins over what says less (a weekday)."""
    readers = (_full, _in_year, _in_month, _relative, _weekday)
    for read in readers:
        days = [day for form in sorted(forms) if (day := read(form, today)) is not None]
        if days:
            return days
    return []


def _full(form: str, _: date) -> date | None:
    match = _FULL.fullmatch(form)
    return _date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _in_year(form: str, today: date) -> date | None:
    match = _IN_YEAR.fullmatch(form)
    if match is None:
        return None
    days = [_date(today.year + more, int(match[1]), int(match[2])) for more in (0, 1)]
    return next((day for day in days if day is not None and day >= today), None)


def _in_month(form: str, today: date) -> date | None:
    match = _IN_MONTH.fullmatch(form)
    if match is None:
        return None
    months = [
        (today.year + (today.month + more - 1) // 12, (today.month + more - 1) % 12 + 1) for more in (0, 1, 2)
    ]
    days = [_date(year, month, int(match[1])) for year, month in months]
    return next((day for day in days if day is not None and day >= today), None)


def _relative(form: str, today: date) -> date | None:
    match = _RELATIVE.fullmatch(form)
    if match is None:
        return None
    unit, number = match[1], int(match[2])
    if unit == "day":
        return today + timedelta(days=number)
    if unit == "month":
        first = _date(today.year + (today.month + number) // 12, (today.month + number) % 12 + 1, 1)
        return first - timedelta(days=1) if first else None
    last = 7 if unit == "weekend" else _FRIDAY
    ahead = today + timedelta(days=last - today.isoweekday(), weeks=number)
    return max(ahead, today)


def _weekday(form: str, today: date) -> date | None:
    match = _WEEKDAY.fullmatch(form)
    return today + timedelta(days=(int(match[1]) - today.isoweekday() - 1) % 7 + 1) if match else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None  # 31 June, 29 February


def _later(form: str, start: datetime) -> datetime | None:
    """The end of a length of time; of a range ("3-5 working days") its upper end."""
    match = _LENGTH.fullmatch(form)
    if match is None:
        return None
    value, unit = float(match[1]), match[2]
    if value > HORIZON.days * 24 * 60:
        return None
    if unit in {"min", "workhour", "sec"}:
        return start + timedelta(minutes=value * {"min": 1, "workhour": 60, "sec": 1 / 60}[unit])
    if unit == "workday":
        return datetime.combine(_working_day(start.date(), int(value)), END_OF_DAY, start.tzinfo)
    return start + timedelta(days=value * {"month": 30, "weekend": 7}[unit])


def _working_day(day: date, number: int) -> date:
    """So many working days on; holidays are not known here."""
    for _ in range(min(number, HORIZON.days)):
        day += timedelta(days=1)
        while day.isoweekday() >= _SATURDAY:
            day += timedelta(days=1)
    return day


def _clock(p: Particular) -> time:
    """The hour that a time means; of two halves of the day, the one in office hours."""
    read = sorted(time.fromisoformat(form) for form in p.forms)
    return next((clock for clock in read if clock.hour in _OFFICE), read[0])
