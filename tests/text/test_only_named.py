"""What is only named, or seen in time, tells of no danger."""

import pytest

from app.text import sentences
from app.text.hazard import hazard
from app.text.literal import literal
from app.text.safe_asked import asks_if_safe


def kind_of(message):
    found = hazard([span.text for span in sentences.split(message)])
    return None if found is None else found.kind


@pytest.mark.parametrize(
    "message",
    [
        "The handle of your enamel jug snapped off in my hand the second time I poured water.",
        "The strap of my bag came away and everything fell out.",
        "Her toes are bleeding.",
        "The lid of the teapot broke in half.",
    ],
)
def test_a_harmless_thing_that_breaks_is_no_danger(message):
    assert kind_of(message) is None


def test_the_same_part_of_what_carries_somebody_is_one():
    assert kind_of("The strap of the car seat came undone and my son fell out.") is not None


def test_a_wrong_medicine_is_put_aside_where_nobody_took_it():
    given = "I was given the wrong strength of tablets, 10mg instead of 5mg."
    assert kind_of(f"{given} My wife spotted it before I took any.") == "unused"
    assert kind_of(f"{given} I took two of them before my wife spotted it.") == "treated"


@pytest.mark.parametrize("named", ["Hollins Road", "Mill Lane", "Beacon Hill"])
def test_the_name_of_a_street_is_blank(named):
    assert named not in literal(f"My allotment on {named} is under water.")


def test_what_we_are_asked_to_give_is_no_question_about_safety():
    assert not asks_if_safe("Do you give out medals for patience?", endangered=True)
    assert asks_if_safe("Can you still eat it?", endangered=True)
    assert asks_if_safe("Should I carry on using it?", endangered=True)
