"""Plots: everything stands inside its drawing, heights are in proportion, and an empty week is a gap."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.model.insights import Insights, Missed, Week
from app.web.ledger.plots import WIDTH, Row, line, misses, pairs, rows_of, share_of, strips, unfinished

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A machine that does much else is slow now and then."""

MONDAY = date(2026, 6, 8)


def week(monday=MONDAY, **given_figures):
    plain = {"drafts": 1, "open": 1, "sent": 0, "edited": 0, "discarded": 0}
    return Week(monday=monday, **{**plain, **given_figures})


def rows(*weeks):
    return tuple(Row(MONDAY + timedelta(weeks=n), one) for n, one in enumerate(weeks))


counted = st.lists(st.none() | st.integers(0, 500), min_size=1, max_size=105)


@PATIENT
@given(counted)
def test_columns_stand_inside_and_in_proportion_and_an_empty_week_has_none(counts):
    held = rows(*(None if n is None else week(topics={"billing": n}) for n in counts))
    plot = strips(held, {"billing": lambda w: w.topics["billing"]})
    seen = [n for n in counts if n is not None]
    if not any(seen):
        assert plot is None
        return
    (strip,) = plot.strips
    assert [c.count for c in strip.columns] == seen
    assert (strip.total, plot.most) == (sum(seen), max(seen))
    for column in strip.columns:
        assert 0 <= column.x < column.x + column.width <= WIDTH
        assert strip.head < column.y <= strip.floor <= plot.height
        assert column.y + column.height == pytest.approx(strip.floor, abs=0.02)
        assert (column.height == 0) == (column.count == 0)
    full = max(c.height for c in strip.columns)
    for column in strip.columns:
        if column.count / plot.most > 0.1:
            assert column.height / full == pytest.approx(column.count / plot.most, abs=0.01)
    assert len({round(c.width, 2) for c in strip.columns}) == 1


def test_all_strips_are_to_one_scale_and_what_was_never_counted_has_none():
    held = rows(week(sent=2, edited=4), week(sent=1, edited=0))
    plot = strips(
        held, {name: (lambda w, name=name: getattr(w, name)) for name in ("sent", "edited", "discarded")}
    )
    assert [strip.name for strip in plot.strips] == ["sent", "edited"]
    assert plot.strips[0].columns[0].height * 2 == plot.strips[1].columns[0].height
    assert plot.strips[0].floor < plot.strips[1].head


@PATIENT
@given(st.lists(st.none() | st.floats(0, 1), min_size=1, max_size=60))
def test_a_line_breaks_off_where_a_week_has_no_value(values):
    held = rows(*(None if value is None else week(median_kept=value) for value in values))
    plot = line(held, lambda w: w.median_kept, (0.0, 0.5, 1.0))
    seen = [value for value in values if value is not None]
    if not seen:
        assert plot is None
        return
    assert [dot.value for dot in plot.dots] == seen
    for dot in plot.dots:
        assert plot.left <= dot.x <= plot.right + 0.01
        assert plot.ticks[-1].y <= dot.y <= plot.ticks[0].y <= plot.height
    points = [re.findall(r"[\d.]+,[\d.]+", run) for run in plot.runs]
    lengths = [len(run) for run in re.findall(r"x+", "".join("-" if v is None else "x" for v in values))]
    assert [len(run) for run in points] == [length for length in lengths if length > 1]


def test_a_better_value_stands_higher():
    plot = line(rows(week(mean_rating=1.0), week(mean_rating=5.0)), lambda w: w.mean_rating, (1.0, 3.0, 5.0))
    low, high = plot.dots
    assert (low.y, high.y) == (plot.ticks[0].y, plot.ticks[-1].y)
    assert low.y > high.y


shares = st.integers(1, 50).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@PATIENT
@given(
    st.dictionaries(st.sampled_from("abcdefgh"), shares), st.dictionaries(st.sampled_from("abcdefgh"), shares)
)
def test_rings_and_dots_stand_where_their_shares_are(before, after):
    def told(figures):
        return tuple(Missed(id=name, missed=missed, of=of) for name, (missed, of) in figures.items())

    found = misses(week(missed_before=told(before), missed_after=told(after)))
    assert {name for name, _, _ in found} == {*before, *after}
    worst = [max(share_of(b), share_of(a)) for _, b, a in found]
    assert worst == sorted(worst, reverse=True)
    plot = pairs(found)
    if not worst or worst[0] == 0:
        assert plot is None
        return
    assert worst[0] <= plot.top + 1e-9 <= worst[0] + 0.1 + 1e-9
    for pair in plot.pairs:
        assert (pair.after is None) == (pair.id not in after)
        for x, missed in ((pair.before_x, pair.before), (pair.after_x, pair.after)):
            if x is not None:
                place = plot.left + (plot.right - plot.left) * share_of(missed) / plot.top
                assert x == pytest.approx(place, abs=0.02)
                assert 0 < x < WIDTH


def test_every_week_of_the_period_has_its_row():
    since = datetime(2026, 6, 10, tzinfo=UTC)
    told = Insights(since=since, until=since + timedelta(days=20), weeks=(week(MONDAY + timedelta(weeks=2)),))
    assert [(row.monday, row.week is None) for row in rows_of(told)] == [
        (date(2026, 6, 8), True), (date(2026, 6, 15), True), (date(2026, 6, 22), False), (date(2026, 6, 29), True),
    ]  # fmt: skip


def test_a_period_that_ends_with_sunday_has_no_row_for_the_monday_after():
    since = datetime(2026, 6, 8, tzinfo=UTC)
    told = Insights(since=since, until=since + timedelta(weeks=1))
    assert [row.monday for row in rows_of(told)] == [MONDAY]
    assert not unfinished(told, since + timedelta(weeks=1))
    assert unfinished(told, since + timedelta(days=6))
