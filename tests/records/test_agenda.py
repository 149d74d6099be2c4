"""Follow-ups by how soon they are due, and the mornings that a thing is put off to."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import InputError
from app.model.record import FollowUp
from app.records.agenda import NEARS, OFFS, agenda_of, near_of, put_off, put_off_to

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A machine that does much else is slow now and then."""

LONDON = ZoneInfo("Europe/London")
AUCKLAND = ZoneInfo("Pacific/Auckland")
WEDNESDAY = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)

moments = st.integers(0, 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@pytest.mark.parametrize(
    ("due", "near"),
    [
        (datetime(2026, 6, 10, 9, 29, tzinfo=UTC), "overdue"),
        (datetime(2026, 6, 10, 9, 30, tzinfo=UTC), "today"),
        (datetime(2026, 6, 10, 22, 59, tzinfo=UTC), "today"),
        (datetime(2026, 6, 10, 23, 1, tzinfo=UTC), "week"),
        (datetime(2026, 6, 14, 22, 59, tzinfo=UTC), "week"),
        (datetime(2026, 6, 14, 23, 1, tzinfo=UTC), "later"),
        (datetime(2030, 1, 1, tzinfo=UTC), "later"),
    ],
)
def test_days_and_weeks_are_those_of_the_companys_time_zone(due, near):
    assert near_of(due, WEDNESDAY, LONDON) == near


@PATIENT
@given(st.lists(moments, max_size=30), moments, st.sampled_from([UTC, LONDON, AUCKLAND]))
def test_each_follow_up_stands_in_one_list_and_the_lists_follow_each_other(dues, now, zone):
    held = [
        FollowUp(id=str(n), draft_id="d", due=due, reason="it was promised")
        for n, due in enumerate(sorted(dues))
    ]
    agenda = agenda_of(held, now, zone)
    told = [follow_up for near in NEARS for follow_up in getattr(agenda, near)]
    assert told == held
    assert all(f.due < now for f in agenda.overdue)
    assert all(f.due >= now for near in NEARS[1:] for f in getattr(agenda, near))


@pytest.mark.parametrize(
    ("off", "day"),
    [("tomorrow", date(2026, 6, 11)), ("three_days", date(2026, 6, 13)), ("next_week", date(2026, 6, 15))],
)
def test_a_thing_is_put_off_to_the_morning(off, day):
    at = put_off(off, WEDNESDAY, LONDON)
    assert (at.date(), at.hour, at.tzinfo) == (day, 9, LONDON)


@PATIENT
@given(moments, st.sampled_from(OFFS), st.sampled_from([UTC, LONDON, AUCKLAND]))
def test_what_is_put_off_is_put_off_to_a_time_to_come(now, off, zone):
    at = put_off(off, now, zone)
    assert now < at < now + timedelta(days=8, hours=10)
    assert off != "next_week" or at.weekday() == 0


def test_a_day_of_a_form_is_its_morning_and_a_name_is_what_it_says():
    assert put_off_to("2026-07-01", WEDNESDAY, LONDON) == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert put_off_to("tomorrow", WEDNESDAY, LONDON) == put_off("tomorrow", WEDNESDAY, LONDON)


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "1 July"])
def test_what_is_no_day_is_refused_by_its_field(text):
    with pytest.raises(InputError) as caught:
        put_off_to(text, WEDNESDAY, LONDON)
    assert [name for name, _ in caught.value.fields] == ["until"]
