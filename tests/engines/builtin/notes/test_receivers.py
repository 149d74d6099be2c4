"""An offer to give something says to whom, where that can only be the customer."""

import pytest

from app.engines.builtin.notes.receivers import received
from tests.engines.builtin.notes.offered import line_of

MESSAGE = (
    "The bus sailed past me again this morning and I was late for work. What are you going to do about it?"
)


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("give a free weekly ticket for the whole network", "give you a free weekly ticket for the whole network"),
        ("offer £80 off the bill", "offer you £80 off the bill"),
        ("give 20% off the next visit", "give you 20% off the next visit"),
        ("lend a dehumidifier and pay for the electricity", "lend you a dehumidifier and pay for the electricity"),
        ("refund the express fee and give a £15 voucher", "refund the express fee and give you a £15 voucher"),
        ("send copies of everything that we sent", "send you copies of everything that we sent"),
        ("offer to bake a small cake", "bake a small cake"),
    ],
)  # fmt: skip
def test_it_is_the_customer_who_gets_it(deed, told):
    assert received(deed) == told


@pytest.mark.parametrize(
    "deed",
    [
        "give a talk to the class",
        "give the school a free ticket",
        "give a free ticket to anyone who missed it",
        "give a second coat of paint",
        "give each passenger a voucher",
        "lend you a heater",
        "send a signed letter to the bank",
        "send a fresh bouquet on Friday",  # for whom, the note does not tell
        "offer an apology",
    ],
)
def test_what_may_be_for_others_stays_as_it_is(deed):
    assert received(deed) == deed


def test_a_lesson_is_for_the_child_of_whom_they_write():
    told = line_of(
        "We can give a free lesson next term.", message="My son's trumpet lesson was given by a flautist."
    )
    assert told.text == "give a free lesson next term"


def test_no_remedy_is_offered_as_a_suggestion(draft):
    for note in ("We can give a free weekly ticket.", "We can refund the £39.", "Refund of £39"):
        assert "suggest" not in draft(options=[note], fault="ours").reply.text
