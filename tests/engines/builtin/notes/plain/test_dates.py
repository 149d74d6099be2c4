"""Whether a time lies ahead is seen from the day of the reply."""

from datetime import date

import pytest

from app.engines.builtin.notes.plain.dates import dated, lies

TODAY = date(2026, 6, 5)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("4/6", "past"),
        ("5/6", "today"),
        ("6/6", "ahead"),
        ("Friday 20 June in the morning", "ahead"),
        ("the 28th", None),
        ("Tuesday", None),
        ("tomorrow at 9am", "ahead"),
        ("yesterday", "past"),
        ("30/12", None),
        ("30/10", "ahead"),
        ("31/2", None),
        ("6/14", "ahead"),
    ],
)
def test_a_time_is_over_or_to_come(text, where):
    assert lies(text, TODAY) == where


def test_without_the_day_of_the_reply_a_date_lies_nowhere():
    assert lies("4/6", None) is None
    assert lies("tomorrow", None) == "ahead"


def test_a_date_without_its_year_is_the_nearest():
    assert dated("20 December", date(2026, 1, 5)) == date(2025, 12, 20)
    assert dated("3 January", date(2026, 12, 20)) == date(2027, 1, 3)
