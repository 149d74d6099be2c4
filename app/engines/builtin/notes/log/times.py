"""The times of a log note: "Wed 5/11 17:50", "29/10-1/11", "3/11 a.m.", "09:40"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from app.engines.builtin.notes.log.table import form, pairs, said, words
from app.engines.builtin.notes.plain.table import months
from app.text.compiled import compiled

_MONTHS, _DAYS = 12, 31
_YEAR, _NEAR = 372, 150
"""Days of a year of months of 31 days, and how many of them are surely no turn of the year."""


class Day(NamedTuple):
    """A day of a month, perhaps with its weekday and its year, or a weekday alone (`month` 0)."""

    month: int
    day: int
    weekday: str = ""
    year: str = ""

    @property
    def place(self) -> int:
        """Where it stands in a year."""
        return self.month * _DAYS + self.day

    def told(self) -> str:
        """In words: "Wednesday 5 November"."""
        names = {number: name for name, number in months().items()}
        dated = f"{self.day} {names[self.month]}{f' {self.year}' if self.year else ''}" if self.month else ""
        return f"{self.weekday} {dated}".strip()


class Time(NamedTuple):
    """One or several days and what is known of the hour; `until` where it is a span of days."""

    days: tuple[Day, ...] = ()
    clock: str = ""
    to_clock: str = ""
    half: str = ""
    until: Day | None = None

    @property
    def has_hour(self) -> bool:
        """Whether it tells more than the day."""
        return bool(self.clock or self.half)

    @property
    def last(self) -> Day | None:
        """The last day that it names."""
        return self.until or (self.days[-1] if self.days else None)

    def told(self) -> str:
        """In words: "on Wednesday 5 November at 17:50", "on Tuesday morning"."""
        if self.half and len(self.days) == 1 and not self.days[0].month:
            return said("day_half", day=self.days[0].told(), half=self.half)
        return self._of_days(f"{said(self.half)} " if self.half else said("on", day="")) + self._hours()

    def named(self) -> str:
        """The same as the name of a time, without "on": "5 November at 17:50"."""
        if not self.days and self.clock and not self.to_clock:
            return self.clock
        if self.half or not self.days or self.until or len(self.days) > 1:
            return self.told().strip().removeprefix(said("on", day=""))
        return f"{self.days[0].told()}{self._hours()}"

    def _of_days(self, led: str) -> str:
        if not self.days:
            return ""
        if self.until is not None:
            return said("from_to", first=self.days[0].told(), last=self.until.told())
        *first, last = [day.told() for day in self.days]
        row = f"{', '.join(first)} {said('and')} {last}" if first else last
        return f"{led}{row}"

    def _hours(self) -> str:
        lead = " " if self.days else ""
        if self.to_clock:
            return f"{lead}{said('between', first=self.clock, last=self.to_clock)}"
        return f"{lead}{said('at', clock=self.clock)}" if self.clock else ""


def is_before(first: Day, second: Day | None) -> bool | None:
    """Whether a day lies before another, the nearest one of its name; None where nothing tells it."""
    if second is None or not (first.month and second.month):
        return None
    apart = (second.place - first.place + _YEAR // 2) % _YEAR - _YEAR // 2
    return apart > 0 if abs(apart) < _NEAR else None


class Dates(NamedTuple):
    """How a brief writes its dates: day first, unless it shows that the month is; None where nobody can tell."""

    day_first: bool | None

    def day(self, found: re.Match[str]) -> Day | None:
        """The day of a match of `_day`; None where there is no such day or it is not sure which."""
        weekday = weekday_of(found["weekday"] or found["alone"])
        if found["name"]:
            number = found["number"] or found["behind"]
            if number is None:
                return None
            return _checked(Day(_month(found["name"]), int(number), weekday, found["year_of"] or ""))
        if found["first"]:
            if self.day_first is None or found["plain"] in words("no_day"):
                return None
            day, month = int(found["first"]), int(found["second"])
            day, month = (day, month) if self.day_first else (month, day)
            return _checked(Day(month, day, weekday, _full_year(found["year"])))
        return Day(0, 0, weekday) if weekday else None


def dates_of(notes: Sequence[str], *, overseas: bool) -> Dates:
    """How the notes write their dates; `overseas` where their sums are in dollars and no pound or euro is named."""
    found = [(int(m["a"]), int(m["b"])) for note in notes for m in form("digits").finditer(note)]
    first, second = (any(one[k] > _MONTHS for one in found) for k in (0, 1))
    if first and second:
        return Dates(None)
    return Dates(False if second else None if overseas and not first else True)


def time_at(text: str, at: int, dates: Dates) -> tuple[Time, int] | None:
    """The time that begins at a place of a text, and the place behind it."""
    begun = _hours(text, at)
    day = _day_at(text, begun[1] if begun else at, dates)
    if day is None:
        return begun
    days, until, end = _more_days(text, [day[0]], day[1], dates)
    if begun is not None:
        return begun[0]._replace(days=tuple(days), until=until), end
    time = Time(tuple(days), until=until)
    behind = (_hours(text, _space(text, end)) or _bare_hours(text, end)) if until is None else None
    half = form("half").match(text, end)
    if half is not None:
        name = "evening" if half["eve"] else "morning" if half["a"] else "afternoon"
        return time._replace(half=name), half.end()
    if behind is None:
        return time, end
    return behind[0]._replace(days=time.days), behind[1]


def _more_days(text: str, days: list[Day], end: int, dates: Dates) -> tuple[list[Day], Day | None, int]:
    """The days behind the first of a row, or the last of a span."""
    span = form("span").match(text, end)
    if span is not None and (last := _day_at(text, span.end(), dates)) is not None:
        return days, last[0], last[1]
    while (link := form("link").match(text, end)) is not None:
        more = _day_at(text, link.end(), dates)
        if more is None:
            break
        days, end = [*days, more[0]], more[1]
    return days, None, end


def _space(text: str, at: int) -> int:
    found = form("before_hour").match(text, at)
    return found.end() if found else at


def _hours(text: str, at: int) -> tuple[Time, int] | None:
    found = form("hours").match(text, at)
    if found is None:
        return None
    if found["noon"]:
        return Time(clock=found["noon"].lower()), found.end()
    return Time(clock=found["clock"], to_clock=found["to"] or ""), found.end()


def _bare_hours(text: str, at: int) -> tuple[Time, int] | None:
    """A span of hours without a sign of it, which only a day before it shows for one: "14/11 8-10"."""
    found = form("bare_hours").match(text, at)
    return (Time(clock=found["clock"], to_clock=found["to"]), found.end()) if found else None


def _day_at(text: str, at: int, dates: Dates) -> tuple[Day, int] | None:
    found = _day().match(text, at)
    day = dates.day(found) if found is not None else None
    return (day, found.end()) if found is not None and day is not None else None


@cache
def _day() -> re.Pattern[str]:
    week = "|".join(f"{day}|{'|'.join(short.split())}" for day, short in pairs("weekdays").items())
    named = "|".join(f"{name}|{name[:3]}" for name in words("months"))
    weekday = rf"(?P<weekday>{week})\b\.?,? ?"
    digits = r"(?P<plain>(?P<first>\d{1,2})/(?P<second>\d{1,2}))(?:/(?P<year>\d{2,4}))?(?![\w/])"
    month = (
        rf"(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<name>{named})\b\.?"
        r"(?: (?P<behind>\d{1,2})(?:st|nd|rd|th)?(?![\w:.]))?(?: (?P<year_of>20\d\d)\b)?"
    )
    return compiled(rf"(?:on )?(?:(?:{weekday})?(?:{digits}|{month})|(?P<alone>{week})\b)", re.IGNORECASE)


def weekday_of(found: str | None) -> str:
    """The weekday that a word names, in full; empty where it names none."""
    low = (found or "").lower()
    full = (day for day, short in pairs("weekdays").items() if low and low in (day, *short.split()))
    return next(full, "").capitalize()


def _month(name: str) -> int:
    return next(number for full, number in months().items() if full[:3].lower() == name[:3].lower())


def _full_year(year: str | None) -> str:
    return "" if not year else year if len(year) > 2 else f"20{year}"


def _checked(day: Day) -> Day | None:
    lengths = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    fits = 0 < day.month <= _MONTHS and 0 < day.day <= lengths[day.month]
    return day if fits else None
