"""Finds lengths of time: "two days", "48 hours", "3-5 working days", "an hour and a half", "2 hrs 41"."""

from app.text.finders.found import Found, number
from app.text.finders.lexicon import Lexicon, Unit
from app.text.finders.numbers import number_at
from app.text.finders.tokens import Number, Row


def duration(row: Row, at: int, first: Number, words: Lexicon) -> tuple[Found, int] | None:
    """A duration that begins with the number `first`: forms such as "2880 min", "2 workday", "4320-7200 min".

    Working days are a unit of their own: two of them are not 48 hours.
    """
    low: float | None = None
    last = first
    end = first.end
    if _is_range(row, end, words):
        second = number_at(row, end + 1, words)
        if second:
            low, last, end = first.value, second, second.end
    unit, end = _unit(row, end, words)
    if unit is None:
        return None
    if low is not None:
        form = f"{number(low * unit.size)}-{number(last.value * unit.size)} {unit.base}"
        return Found("duration", row[at].start, row[end - 1].end, frozenset({form})), end
    value, end = _rest(row, end, last.value * unit.size, unit, words)
    return Found(
        "duration", row[at].start, row[end - 1].end, frozenset({f"{number(value)} {unit.base}"})
    ), end


def single(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """A duration that begins with an article or a half: "a week", "half an hour", "an hour and a half"."""
    value, end = 1.0, at + 1
    if words.has("half", row.word(at)):
        value, end = 0.5, at + 1 + words.has("articles", row.word(at + 1))
    elif words.has("half", row.word(end)):
        value, end = 0.5, end + 1
    unit, after = _unit(row, end, words)
    if unit is None or words.has("per", row.word(at - 1)) or _is_rate(row, at, words):
        return None
    # "A minute", "a day" are said of no length in particular; with "half", or in a longer one, they are.
    total, after = _rest(row, after, value * unit.size, unit, words)
    counted = row.word(at) == "one" or unit.base.startswith("work")
    if value == 1 and total == unit.size and not counted and words.has("vague_units", row.word(after - 1)):
        return None
    return Found(
        "duration", row[at].start, row[after - 1].end, frozenset({f"{number(total)} {unit.base}"})
    ), after


def _is_rate(row: Row, at: int, words: Lexicon) -> bool:
    """As in "£29 a month", "20 times a week": a price or a pace, not a length."""
    before = row.word(at - 1)
    return row[at - 1].digits or before in words.coins.signs or before in words.currencies


def _is_range(row: Row, at: int, words: Lexicon) -> bool:
    return row.word(at) == "-" or words.has("ranges", row.word(at))


def _unit(row: Row, at: int, words: Lexicon) -> tuple[Unit | None, int]:
    """The unit at a place and the place behind it; "working" before or behind "days" makes a unit of its own."""
    at += row.word(at) == "-" and row.joined(at)
    if words.has("skips", row.word(at)):
        at += 1
    working = words.has("working_before", row.word(at))
    at += working
    at += working and row.word(at) == "-"
    unit = words.units.get(row.word(at))
    if unit is None or not row.near(at):
        return None, at
    if len(row.word(at)) == 1 and not row.joined(at):
        return None, at
    end = at + 1
    if words.has("working_after", row.word(end)):
        working, end = True, end + 1
    if working:
        return (
            Unit(unit.size / 60, "workhour") if unit.size == 60 else Unit(unit.size / 1440, "workday")
        ), end
    return unit, end


def _rest(row: Row, end: int, value: float, unit: Unit, words: Lexicon) -> tuple[float, int]:
    """What is added behind the first unit: "and a half", "and 20 minutes", "41 minutes"."""
    at = end + words.has("joins", row.word(end))
    after = at + words.has("articles", row.word(at))
    if at > end and words.has("half", row.word(after)):
        return value + unit.size / 2, after + 1
    second = number_at(row, at, words) if row.near(end) else None
    if second is None or unit.base != "min":
        return value, end
    finer, behind = _unit(row, second.end, words)
    if finer and finer.base == unit.base and finer.size < unit.size:
        return value + second.value * finer.size, behind
    bare = unit.size == 60 and second.value < 60 and second.value == int(second.value) and finer is None
    if bare and (at > end or row[at].digits) and not row.word(second.end)[:1].isalpha():
        return value + second.value, second.end
    return value, end
