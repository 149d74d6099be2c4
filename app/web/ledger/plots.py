"""Where everything of a plot stands, in user units of its SVG; a template draws it. Empty weeks are gaps, not zeros."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from app.model.insights import Insights, Missed, Week
from app.records.insights import monday_of

WIDTH = 360.0
"""Of every plot; shown at about this many pixels, so that its writing is neither large nor small."""

_STRIP, _HEAD, _COLUMN_MAX, _LEAST = 60.0, 20.0, 28.0, 2.0
_FOOT = 24.0
_LEFT, _RIGHT, _TOP, _PLOT = 42.0, 46.0, 12.0, 130.0
_PAIR, _EDGE = 44.0, 8.0

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Row:
    """A week by its Monday, and its figures; None where nothing was drafted in it."""

    monday: date
    week: Week | None


def rows_of(insights: Insights) -> tuple[Row, ...]:
    """Every week of the period, the empty ones too, the oldest first."""
    known = {week.monday: week for week in insights.weeks}
    first, last = monday_of(insights.since), monday_of(insights.until - timedelta(microseconds=1))
    count = (last - first) // WEEK + 1
    return tuple(Row(day, known.get(day)) for day in (first + n * WEEK for n in range(count)))


@dataclass(frozen=True)
class Column:
    """What was counted in one week: a rectangle on the strip's floor. `height` is 0 where a week has none of it."""

    monday: date
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Strip:
    """The columns of one name. A week in which nothing was drafted has no column at all."""

    name: str
    total: int
    head: float
    floor: float
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Strips:
    """A strip a name, all to one scale; `most` is what the highest column counts."""

    height: float
    foot: float
    first: date
    last: date
    most: int
    strips: tuple[Strip, ...]


def strips(rows: Sequence[Row], counts: Mapping[str, Callable[[Week], int]]) -> Strips | None:
    """A strip for each name that was counted at all, in their order; None where none was."""
    weeks = [row.week for row in rows if row.week]
    highest = {name: max(map(count, weeks), default=0) for name, count in counts.items()}
    found = [name for name in counts if highest[name]]
    if not found:
        return None
    most = max(highest.values())
    made = tuple(_strip(name, rows, counts[name], most, number * _STRIP) for number, name in enumerate(found))
    foot = len(made) * _STRIP + _FOOT - _EDGE
    return Strips(foot + _EDGE, foot, rows[0].monday, rows[-1].monday, most, made)


def _strip(name: str, rows: Sequence[Row], count: Callable[[Week], int], most: int, top: float) -> Strip:
    floor = top + _HEAD + _COLUMN_MAX
    step = WIDTH / len(rows)
    columns = []
    for number, row in enumerate(rows):
        if row.week is None:
            continue
        counted = count(row.week)
        height = max(_LEAST, _COLUMN_MAX * counted / most) if counted else 0.0
        columns.append(
            Column(row.monday, counted, _r(number * step), _r(floor - height), _r(step * 0.82), _r(height))
        )
    return Strip(name, sum(c.count for c in columns), top + _HEAD - 6, floor, tuple(columns))


@dataclass(frozen=True)
class Dot:
    """The value of one week."""

    monday: date
    value: float
    x: float
    y: float


@dataclass(frozen=True)
class Tick:
    """A line across, with its value."""

    value: float
    y: float


@dataclass(frozen=True)
class Line:
    """A value by week. `runs` are paths over weeks that follow each other: it breaks off where a week has no value."""

    height: float
    foot: float
    left: float
    right: float
    first: date
    last: date
    ticks: tuple[Tick, ...]
    runs: tuple[str, ...]
    dots: tuple[Dot, ...]


def line(rows: Sequence[Row], value: Callable[[Week], float | None], ticks: Sequence[float]) -> Line | None:
    """A line between the first tick and the last one; None where no week has a value."""
    low, high = ticks[0], ticks[-1]
    step = (WIDTH - _LEFT - _RIGHT) / max(1, len(rows) - 1)

    def y_of(amount: float) -> float:
        return _r(_TOP + _PLOT * (high - amount) / (high - low))

    found = [
        (number, Dot(row.monday, amount, _r(_LEFT + number * step), y_of(amount)))
        for number, row in enumerate(rows)
        if row.week is not None and (amount := value(row.week)) is not None
    ]
    if not found:
        return None
    foot = _TOP + _PLOT + _FOOT - 4
    return Line(
        height=foot + _EDGE,
        foot=foot,
        left=_LEFT,
        right=WIDTH - _RIGHT,
        first=rows[0].monday,
        last=rows[-1].monday,
        ticks=tuple(Tick(tick, y_of(tick)) for tick in ticks),
        runs=tuple(_runs(found)),
        dots=tuple(dot for _, dot in found),
    )


def _runs(found: Sequence[tuple[int, Dot]]) -> Iterator[str]:
    for _, group in groupby(enumerate(found), key=lambda pair: pair[1][0] - pair[0]):
        dots = [dot for _, (_, dot) in group]
        if len(dots) > 1:
            yield "M" + "L".join(f"{dot.x:g},{dot.y:g}" for dot in dots)


@dataclass(frozen=True)
class Pair:
    """The misses of one principle: a ring as drafted, a dot as sent."""

    id: str
    before: Missed | None
    after: Missed | None
    head: float
    y: float
    before_x: float
    after_x: float | None


@dataclass(frozen=True)
class Pairs:
    """Shares from 0 at `left` to `top` (0-1) at `right`."""

    height: float
    foot: float
    left: float
    right: float
    top: float
    pairs: tuple[Pair, ...]


Misses = tuple[str, Missed | None, Missed | None]
"""A principle's id, how often it is missed as drafted (None: never), and as sent (None: it applied to nothing sent)."""


def misses(whole: Week) -> tuple[Misses, ...]:
    """All principles that were missed, by the larger of their two shares, the largest first."""
    sent = {missed.id: missed for missed in whole.missed_after}
    drafted = {missed.id: missed for missed in whole.missed_before}
    both = [(name, drafted.get(name), sent.get(name)) for name in {**drafted, **sent}]
    return tuple(sorted(both, key=lambda three: (-max(share_of(three[1]), share_of(three[2])), three[0])))


def pairs(missed: Sequence[Misses]) -> Pairs | None:
    """How the shares of each changed by editing; None where nothing was missed."""
    highest = max((share_of(one) for _, before, after in missed for one in (before, after)), default=0.0)
    if highest == 0:
        return None
    top = min(1.0, -(-highest * 10 // 1) / 10)
    right = WIDTH - 2 * _EDGE

    def x_of(one: Missed | None) -> float:
        return _r(_EDGE + (right - _EDGE) * share_of(one) / top)

    made = tuple(
        Pair(
            id=name,
            before=before,
            after=after,
            head=number * _PAIR + _HEAD - 6,
            y=number * _PAIR + _HEAD + 10,
            before_x=x_of(before),
            after_x=x_of(after) if after else None,
        )
        for number, (name, before, after) in enumerate(missed)
    )
    foot = len(made) * _PAIR + _FOOT - 4
    return Pairs(foot + _EDGE, foot, _EDGE, right, top, made)


def share_of(missed: Missed | None) -> float:
    """Missed drafts of those to which it applied, 0 to 1; 0 where it is not known."""
    return missed.missed / missed.of if missed and missed.of else 0.0


def _r(amount: float) -> float:
    return round(amount, 2)


def unfinished(insights: Insights, now: datetime) -> bool:
    """Whether the last week of the period is going on still."""
    return monday_of(insights.until - timedelta(microseconds=1)) == monday_of(now)
