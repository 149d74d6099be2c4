"""Bare hours that are times because a day stands beside them: "Saturday between 8 and 1", "Mon 13-18"."""

from app.text.finders.lexicon import Lexicon
from app.text.finders.numbers import number_at
from app.text.finders.tokens import Row

_DASHES = frozenset({"-", "–"})
_NEAR = 3
"""Words between a day and the hours that belong to it, and between them: "Saturday, any time between 8 and 1"."""
_HOURS = 24


def hour_of_range(row: Row, at: int, words: Lexicon) -> int | None:
    """The hour (0-24) that begins at a place as one end of a range on a named day; None where it is something else."""
    for first in (at, at - 2):
        hours = _hour(row, first, words), _hour(row, first + 2, words)
        if None not in hours and _joined(row, first, words) and _of_a_day(row, first, words):
            return hours[0] if first == at else hours[1]
    return None


def _hour(row: Row, at: int, words: Lexicon) -> int | None:
    number = number_at(row, at, words)
    whole = number is not None and number.end == at + 1 and number.value == int(number.value)
    return int(number.value) if number and whole and 0 <= number.value <= _HOURS else None


def _joined(row: Row, first: int, words: Lexicon) -> bool:
    """Whether a word or dash makes a range of two numbers, and nothing behind it is what they count."""
    join, before, behind = row.word(first + 1), row.word(first - 1), row.word(first + 3)
    led = words.has("time_before", before)
    ranges = join in _DASHES or (words.has("ranges", join) and (led or not words.has("joins", join)))
    counted = row.near(first + 3) and (
        words.measures(behind) or (behind[:1].isalpha() and behind not in words.stops)
    )
    return (
        ranges and not counted and behind not in {*_DASHES, "/", ":", "%"} and before not in {*_DASHES, "/"}
    )


def _of_a_day(row: Row, first: int, words: Lexicon) -> bool:
    before = (row.word(at) for at in range(first - 1, first - 1 - _NEAR, -1))
    behind = (row.word(at) for at in range(first + 3, first + 3 + _NEAR))
    return any(word in words.weekdays for word in (*before, *behind))
