"""Whether a time that a note names is over or to come, seen from the day on which the reply is written."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from app.engines.builtin.notes.plain.table import expression, months

Lies = Literal["past", "today", "ahead"]
_NEAR = 150
"""Days within which a date without its year is surely the nearest one."""


def lies(text: str, today: date | None) -> Lies | None:
    """Where a time lies; None where neither its words nor the day of the reply tell it."""
    if expression("over").search(text):
        return "past"
    if expression("to_come").search(text):
        return "ahead"
    if (day := dated(text, today)) is not None and today is not None:
        return "today" if day == today else "ahead" if day > today else "past"
    return "today" if expression("today").search(text) else None


def dated(text: str, today: date | None) -> date | None:
    """The day that a time names, in the year that brings it nearest to the day of the reply."""
    found = _day_and_month(text)
    if found is None or today is None:
        return None
    day, month, year = found
    if year is not None:
        return _day(year, month, day)
    near = (one for k in (-1, 0, 1) if (one := _day(today.year + k, month, day)))
    best = min(near, key=lambda one: abs((one - today).days), default=None)
    return best if best is not None and abs((best - today).days) < _NEAR else None


def together(found: Iterable[Lies | None]) -> Lies | None:
    """Where several times of one statement lie: to come where one of them is."""
    told = [one for one in found if one is not None]
    return next((one for one in ("ahead", "today", "past") if one in told), None)


def _day_and_month(text: str) -> tuple[int, int, int | None] | None:
    if match := re.search(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{2,4}))?(?![\d/])", text):
        day, month, year = int(match[1]), int(match[2]), match[3]
        if month > len(months()):
            day, month = month, day  # "6/14", as it is written overseas
        return day, month, None if year is None else int(year) % 100 + 2000
    names = "|".join(months())
    match = re.search(
        rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({names})\b(?: (\d{{1,2}})\b)?(?: (\d{{4}})\b)?", text
    )
    if match is None or not (match[1] or match[3]):
        return None
    return int(match[1] or match[3]), months()[match[2]], int(match[4]) if match[4] else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
