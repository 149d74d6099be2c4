"""When two particulars are the same thing, and which is ground for which."""

import pytest

from app.text.particulars import find, ground, same

SAME = [
    ("$49.90", "49,90 USD"),
    ("Saturday 14 June", "Saturday"),
    ("on 14 June", "on the 14th"),
    ("on 14/06/2026", "on June 14"),
    ("at 5pm", "at 17:00"),
    ("at five o'clock", "at 5pm"),
    ("two days", "48 hours"),
    ("twenty per cent", "20%"),
    ("order HW-448213", "order 448213"),
    ("28 children", "twenty-eight children"),
    ("it was £14.80", "it was 14.80"),
    ("my name is Ann Lee.", "Mrs Lee"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_the_same_thing_is_recognised_both_ways(a, b):
    (left,), (right,) = find(a), find(b)
    assert same(left, right)
    assert same(right, left)


DIFFERENT = [
    ("$49.90", "$49.09"),
    ("£20", "€20"),
    ("on 14 June", "on 14 July"),
    ("Saturday 14 June", "Saturday 21 June"),
    ("on Monday", "on Tuesday"),
    ("at 5am", "at 5pm"),
    ("in two days", "in two working days"),
    ("20%", "£20"),
    ("order HW-448213", "order HW-448214"),
    ("tomorrow", "today"),
]


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_things_are_never_the_same(a, b):
    (left,), (right,) = find(a), find(b)
    assert not same(left, right)
    assert ground(left, [right]) is None


def test_a_ground_is_exact_before_it_is_partial():
    (wanted,) = find("on Saturday 14 June")
    sources = [*find("on Saturday"), *find("on Saturday 14 June")]
    found = ground(wanted, sources)
    assert found is not None
    assert found.text == "Saturday 14 June"


def test_the_end_of_a_range_may_be_said_alone_but_not_its_beginning():
    (source,) = find("within 3 to 5 working days")
    assert ground(find("within 5 working days")[0], [source]) == source
    assert ground(find("within 3 working days")[0], [source]) is None


def test_a_day_needs_a_source_that_names_a_day():
    assert ground(find("on 14 June")[0], find("in June")) is None
    assert ground(find("in June")[0], find("on 14 June")) is not None


def test_facts_in_one_language_ground_a_reply_in_another():
    facts = find("refund of £189 on 8 January within two working days")
    reply = find("Erstattung von 189 Pfund am 8. Januar, zwei Werktage", "de")
    assert [p.type for p in reply] == ["money", "date", "duration"]
    assert all(ground(p, facts) for p in reply)
