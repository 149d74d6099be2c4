"""What is to be come back to, by how soon: overdue, today, this week, later; and the times to put a thing off to."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal, get_args

from app.errors import InputError
from app.model.record import FollowUp
from app.model.value import Value

Near = Literal["overdue", "today", "week", "later"]
Off = Literal["tomorrow", "three_days", "next_week"]

NEARS: tuple[Near, ...] = get_args(Near)
OFFS: tuple[Off, ...] = get_args(Off)

MORNING = time(9)
"""When a day begins for somebody who put a thing off to it."""

_WEEK = 7


class Agenda(Value):
    """Follow-ups by how soon they are due, each list in the order that it came in."""

    overdue: tuple[FollowUp, ...] = ()
    today: tuple[FollowUp, ...] = ()
    week: tuple[FollowUp, ...] = ()
    later: tuple[FollowUp, ...] = ()


def agenda_of(follow_ups: Iterable[FollowUp], now: datetime, zone: tzinfo) -> Agenda:
    """Sort follow-ups into days of `zone`; the week ends with Sunday. `now` is aware."""
    lists: dict[Near, list[FollowUp]] = {near: [] for near in NEARS}
    for follow_up in follow_ups:
        lists[near_of(follow_up.due, now, zone)].append(follow_up)
    return Agenda(**{near: tuple(found) for near, found in lists.items()})


def near_of(due: datetime, now: datetime, zone: tzinfo) -> Near:
    """How soon a time is, in days of `zone`."""
    if due < now:
        return "overdue"
    day, today = due.astimezone(zone).date(), now.astimezone(zone).date()
    if day == today:
        return "today"
    return "week" if day <= today + timedelta(days=_WEEK - today.isoweekday()) else "later"


def put_off(off: Off, now: datetime, zone: tzinfo) -> datetime:
    """The morning that is meant: tomorrow's, that of the third day from today, or next Monday's."""
    today = now.astimezone(zone).date()
    days = {"tomorrow": 1, "three_days": 3, "next_week": _WEEK + 1 - today.isoweekday()}
    return morning_of(today + timedelta(days=days[off]), zone)


def put_off_to(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The morning of a date as a form gives it ("2026-06-12"), or one of `OFFS`; InputError for anything else."""
    for off in OFFS:
        if text == off:
            return put_off(off, now, zone)
    try:
        return morning_of(date.fromisoformat(text), zone)
    except ValueError as error:
        raise InputError(
            "a day to come is needed", fields=[("until", "a date such as 2026-06-12")]
        ) from error


def morning_of(day: date, zone: tzinfo) -> datetime:
    """Nine o'clock of a day in `zone`."""
    return datetime.combine(day, MORNING, zone)
