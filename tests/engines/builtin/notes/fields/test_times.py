"""The times that a field gives are read to their last word, and told as people say them."""

import pytest

from app.engines.builtin.notes.fields.times import time_of, with_months
from app.engines.builtin.notes.log.times import Dates


@pytest.mark.parametrize(
    ("jotted", "told"),
    [
        ("Thursday 14th", "on Thursday the 14th"),
        ("Thursday 14", "on Thursday the 14th"),
        ("Thursday 14th May", "on Thursday 14 May"),
        ("21st", "on the 21st"),
        ("3 November", "on 3 November"),
        ("Thursday 14th, am", "on Thursday the 14th, in the morning"),
        ("Friday pm", "on Friday afternoon"),
        ("tomorrow a.m.", "tomorrow morning"),
        ("Monday 9am", "on Monday at 9am"),
        ("2-4pm", "between 2 and 4pm"),
        ("Wednesday 22nd, 8-10am", "on Wednesday the 22nd between 8 and 10am"),
        ("14:00-16:00", "between 14:00 and 16:00"),
        ("Saturday 9-5", "on Saturday between 9 and 5"),
        ("9.30am Tuesday", "on Tuesday at 9:30am"),
        ("tomorrow by 6pm", "tomorrow by 6pm"),
        ("by 30 June", "by 30 June"),
        ("since Monday", "since Monday"),
        ("in the week of the 14th", "in the week of the 14th"),
        ("May", "in May"),
        ("end of May", "at the end of May"),
        ("Monday to Friday 9-5", "from Monday to Friday between 9 and 5"),
        ("any day from Wednesday, 9-5", "any day from Wednesday between 9 and 5"),
    ],
)
def test_a_time_is_told(jotted, told):
    found = time_of(jotted)
    assert found is not None
    assert found.told() == told


@pytest.mark.parametrize(
    "jotted", ["3-5", "Friday or Monday", "soon", "24/7", "9 miles", "Monday 9am and 4pm"]
)
def test_what_is_no_one_time_is_none(jotted):
    assert time_of(jotted) is None


@pytest.mark.parametrize(
    ("jotted", "day_first", "told"),
    [
        ("paid 3/5", True, "paid 3 May"),
        ("paid 3/5/26", True, "paid 3 May 2026"),
        ("paid 3/5", False, "paid 5 March"),
        ("paid 3/5", None, "paid 3/5"),  # nobody can tell
        ("5/31", True, "5/31"),
        ("open 24/7", True, "open 24/7"),
    ],
)
def test_a_date_in_figures_is_told_in_words(jotted, day_first, told):
    assert with_months(jotted, Dates(day_first=day_first)) == told
