"""The times that a field gives: "Thursday 14th", "in the morning", "2-4pm", "tomorrow by 6pm"."""

import re
from datetime import date
from typing import NamedTuple

from app.engines.builtin.notes.fields.table import day_forms, form, month_form, pairs, phrases, said
from app.engines.builtin.notes.log.times import Dates
from app.engines.builtin.notes.plain.dates import Lies, lies
from app.engines.builtin.notes.plain.table import months

_MONTHS, _DAYS = 12, 31
_PIECES = 4
"""Pieces of one time at the most: a word before it, a day, a half of the day, the hours."""
_NUMERIC = re.compile(
    r"(?<![\d/.£$€])(?!24/7\b)(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{2,4}))?"
    r"(?![\d/]| ?(?:day|hour|price)|%)"
)


class Time(NamedTuple):
    """A day, a half of it and the hours, each in words, with the word before the day ("by")."""

    lead: str = ""
    day: str = ""
    half: str = ""
    hours: str = ""
    span: bool = False

    def told(self) -> str:
        """In words as they stand in a clause: "on Thursday the 14th, in the morning", "between 2 and 4pm"."""
        return self._with(self._led()) if self.day else self._hours_alone()

    def named(self) -> str:
        """The same as what a date is: "Thursday the 14th, in the morning"."""
        return self._with(self.day) if self.day and not self.lead else self.told()

    def joined(self, other: "Time") -> "Time | None":
        """The two as one where the second only adds to the first: a half, the hours, or the day of hours."""
        if self.day and not other.day and not (self.hours and (other.hours or other.half)):
            half, hours = self.half or other.half, self.hours or other.hours
            clash = (self.half and other.half) or (self.hours and other.hours)
            return None if clash else self._replace(half=half, hours=hours)
        if self.hours and other.day and not (self.day or other.hours or self.half):
            return other._replace(hours=self.hours)
        return None

    @property
    def sure_to_come(self) -> bool:
        """Whether its words alone tell that it is no time that is over."""
        ahead = form("ahead").search(f"{self.day} {self.hours}") is not None
        return ahead or self.lead in phrases("to_come_leads") or self.lead.startswith("any ")

    @property
    def is_slot(self) -> bool:
        """Whether it is a time as they are set: a day with a half of it, or with hours between two."""
        return bool(self.day) and (
            bool(self.half) or self.hours.startswith(said("between", a="", b="").split()[0])
        )

    @property
    def is_round(self) -> bool:
        """Whether it is a day with a time as people agree on it: "9am", and no "09:14"."""
        return bool(self.day and self.hours) and not any(
            int(one) % 5 for one in re.findall(r"(?<=:)\d\d", self.hours)
        )

    def lies(self, today: date | None) -> Lies | None:
        """Where it lies, seen from the day of the reply; None where nothing tells it."""
        if form("over").search(self.day):
            return "past"
        return "ahead" if form("ahead").search(self.day) else lies(self.day, today)

    def _led(self) -> str:
        if self.lead:
            return said("led", lead=self.lead, day=self.day)
        if form("takes_no_on").match(self.day) and not month_form("takes_in").match(self.day):
            return self.day
        if month_form("takes_in").match(self.day):
            return said("in_day", day=self.day)
        return said("at_day" if form("takes_at").match(self.day) else "on_day", day=self.day)

    def _with(self, day: str) -> str:
        if self.half:
            bare = not any(ch.isdecimal() for ch in day) and self.half in pairs("near_halves")
            half = pairs("near_halves")[self.half] if bare else pairs("halves")[self.half]
            day = f"{day} {half}" if bare else f"{day}, {half}"
        return f"{day} {self.hours}" if self.hours else day

    def _hours_alone(self) -> str:
        return self.hours or pairs("halves")[self.half]


def time_of(text: str) -> Time | None:
    """The time that a text is from its beginning to its end."""
    found = time_at(text)
    return found[0] if found is not None and not found[1] else None


def time_at(text: str) -> tuple[Time, str] | None:
    """The time that a text begins with, and the rest of the text."""
    rest = _plain(text)
    time: Time | None = None
    for _ in range(_PIECES):
        piece = _piece(rest) or (_bare_range(rest) if time is not None and time.day else None)
        together = piece and (time.joined(piece[0]) if time is not None else piece[0])
        if piece is None or together is None:
            break
        time, rest = together, re.sub(r"^,? (?:(?:on|in) (?=\S))?", "", piece[1])
    return (time, rest.strip()) if time is not None else None


def with_months(text: str, dates: Dates) -> str:
    """The text with its dates in figures in words: "paid 3/5" → "paid 3 May"."""
    names = {number: name for name, number in months().items()}

    def told(found: re.Match[str]) -> str:
        first, second = int(found["first"]), int(found["second"])
        day, month = (first, second) if dates.day_first else (second, first)
        if dates.day_first is None or not (0 < day <= _DAYS and 0 < month <= _MONTHS) or day > _DAYS:
            return found.group()
        year = found["year"]
        behind = "" if year is None else f" {year if len(year) > 2 else f'20{year}'}"
        return f"{day} {names[month]}{behind}"

    return _NUMERIC.sub(told, text)


def _plain(text: str) -> str:
    text = form("week_of").sub(r"\1 \2", text)
    text = form("am_pm").sub(lambda m: f"{m[1].lower()}m", text)
    return re.sub(r"(?<=\d) (?=[ap]m\b)", "", text)


def _piece(text: str) -> tuple[Time, str] | None:
    """The first piece of a time, and the rest: the hours, a half of the day, or a day with the word before it."""
    hours = _hours(text)
    if hours is not None:
        return hours
    half = form("half").match(text)
    if half is not None:
        return Time(half=half["half"].lower()), text[half.end() :]
    day, lead = _day(text), form("leads").match(text)
    if day is None:
        day = _day(text[lead.end() :]) if lead else None
    else:
        lead = None
    if day is None:
        return None
    word = lead["lead"].lower() if lead else ""
    span = form("days_span").match(day[1])
    until = _day(day[1][span.end() :]) if span else None
    if until is not None:
        told = said("days", a=day[0], b=until[0])
        return (Time(word or "from", told, span=True), until[1]) if word in {"", "from", "on"} else None
    return Time("" if word in {"on", "in"} else word, day[0]), day[1]


def _hours(text: str) -> tuple[Time, str] | None:
    found = form("hours_range").match(text)
    both = found is not None and (found["link"] != "and" or text.startswith("between"))
    if found is not None and both and (_is_clock(found["a"]) or _is_clock(found["b"])):
        a, b = _clock(found["a"]), _clock(found["b"])
        return Time(hours=said("between", a=a, b=b)), text[found.end() :]
    led = form("hours_lead").match(text)
    if led is not None:
        return Time(hours=said("led", lead=led["lead"].lower(), day=_clock(led["a"]))), text[led.end() :]
    bare = form("hours_bare").match(text)
    return (Time(hours=said("at", clock=_clock(bare["a"]))), text[bare.end() :]) if bare else None


def bare_range(text: str) -> Time | None:
    """A span of hours without a sign of it, which a day beside it shows for one: "9-5"."""
    found = form("hours_range").match(text)
    if found is None or found.end() < len(text) or found["link"] == "and":
        return None
    return Time(hours=said("between", a=_clock(found["a"]), b=_clock(found["b"])))


def _bare_range(text: str) -> tuple[Time, str] | None:
    hours = bare_range(text)
    return (hours, "") if hours else None


def _is_clock(text: str) -> bool:
    return not text.isdecimal()


def _clock(text: str) -> str:
    return re.sub(r"(?<=\d)\.(?=\d\d)", ":", text.replace(" pm", "pm").replace(" am", "am"))


def _day(text: str) -> tuple[str, str] | None:
    for name, expression in day_forms().items():
        found = expression.match(text)
        if found is None:
            continue
        rest = text[found.end() :]
        if name in {"near", "week", "edge", "month_alone"}:
            near = found["near"].removeprefix("the ")
            return (said("the_nth", n=near) if name == "edge" else found["near"]), rest
        if name == "alone":
            return found["weekday"].capitalize(), rest
        return _dated({"weekday": None, "month": None, "year": None, **found.groupdict()}), rest
    return None


def _dated(found: dict[str, str | None]) -> str:
    """A day of a month in words: "Thursday the 14th", "Thursday 14 May", "the 3rd"."""
    number, weekday = str(found["n"]), (found["weekday"] or "").capitalize()
    if found["month"]:
        year = f" {found['year']}" if found["year"] else ""
        return f"{weekday} {number} {found['month'].capitalize()}{year}".strip()
    nth = f"{number}{_ending(int(number))}"
    return said("weekday_nth", weekday=weekday, n=nth) if weekday else said("the_nth", n=nth)


def _ending(number: int) -> str:
    if number in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
