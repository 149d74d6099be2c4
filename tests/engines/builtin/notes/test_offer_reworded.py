"""An offer of which it is not sure who "she" is, is told without that person where nothing of it is lost by that."""

import pytest

from app.engines.builtin.notes.offer_reworded import reworded
from tests.engines.builtin.notes import offered

MESSAGE = "My mother's flat has had no hot water since Thursday. She is 84, and we have rung three times."


def line_of(note: str):
    return offered.line_of(note, message=MESSAGE, customer="Mrs Halloran")


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("can move her to the show flat for the wkend", "a move to the show flat for the weekend"),
        ("lend her a fan heater", "lend a fan heater"),
        ("hold a room for her till sun", "hold a room till Sunday"),
        ("heater dropped off today if she's in", "drop the heater off today if somebody is in"),
    ],
)
def test_nobody_is_said_to_get_it(note, told):
    assert line_of(note).text == told


def test_what_somebody_does_is_not_told_of_the_customer():
    line = line_of("she can pop in and collect a kettle")
    assert line.another
    assert line.doubtful


@pytest.mark.parametrize(
    "note", ["he can come thursday to finish it", "her brother can collect it", "refund £20"]
)
def test_a_person_that_is_left_leaves_the_offer_as_it_was(note):
    assert reworded(note) is None


def test_her_brother_and_her_are_not_both_the_customer():
    assert reworded("coach can say sorry to him, if he wants") == "coach can say sorry if wanted"
