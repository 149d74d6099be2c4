"""What somebody said is told with its denial, a thing of which only participles tell as a sentence or not at all."""

import pytest

from app.engines.builtin.concern.denied import one_side_only
from tests.engines.builtin.concern.accounts import told


@pytest.mark.parametrize(
    ("message", "end"),
    [
        ("I have rung the bank four times and each time the lady says it's fixed. It isn't.", "but it isn't"),
        ("The fitter told us that it would settle within a week. It hasn't.", "but it hasn't"),
        ("Your clerk promised me that she would ring on Monday. She didn't.", "but she didn't"),
    ],
)
def test_a_short_denial_stands_behind_what_was_said(message, end):
    assert any(one.endswith(end) for one in told(message))


@pytest.mark.parametrize(
    "message",
    [
        "The heater in room 4 broke on Monday. It isn't.",
        "The fitter told us that it would settle within a week. It hasn't rained since.",
    ],
)
def test_no_denial_is_put_behind_what_nobody_said_or_where_more_follows(message):
    assert not any(", but it" in one for one in told(message))


@pytest.mark.parametrize(
    ("message", "start"),
    [
        (
            "The oak table, ordered 4 May, promised in 6 to 8 weeks. Nobody has rung me.",
            "the oak table was ordered 4 May and promised in 6 to 8 weeks",
        ),
        (
            "My garden bench, booked on 4 May, promised 8 to 10 weeks. Nobody has rung me.",
            "your garden bench was booked on 4 May and promised in 8 to 10 weeks",
        ),
    ],
)
def test_participles_alone_are_told_as_a_sentence(message, start):
    assert start in told(message)


def test_participles_that_make_no_sentence_are_not_told_as_one():
    message = "The sofa ordered 9 May, promised 8 to 10 weeks. Nobody has rung me since."
    assert not any("sofa ordered" in one for one in told(message))


def test_a_sentence_does_not_end_before_what_somebody_said():
    message = (
        'Your plumber cut through a pipe in our hall and then said, and I quote, "not my job". It drips.'
    )
    assert not any(one.endswith("said") for one in told(message))


def test_of_two_who_say_different_things_both_have_to_be_told():
    message = "The teacher says Amy was away. Amy says she was there. I dropped her off."
    second = message.index("Amy says")
    assert one_side_only(message, [(0, second - 1)])
    assert not one_side_only(message, [(0, second - 1), (second, len(message))])
    assert not one_side_only("The teacher says Amy was away. The teacher said so twice.", [(0, 30)])


def test_where_it_is_asked_which_of_them_counts_one_thing_told_is_too_little():
    message = "The letter puts it at 9. The door has 10. Which is it?"
    assert one_side_only(message, [(0, 24)])
    assert not one_side_only(message, [(0, 24), (25, 41)])


@pytest.mark.parametrize(
    "message", ["Train cancelled, bus full, taxi £64. Who pays?", "Door stuck, lamp out, sink blocked."]
)
def test_what_is_only_jotted_is_not_told_as_a_sentence(message):
    assert not told(message)
