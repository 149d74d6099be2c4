"""What was written in a hurry, bitterly or by a foreign hand is told back as a sentence."""

import pytest

from tests.engines.builtin.concern.accounts import told


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("parcel says delivered, and it never came near me", "the parcel says delivered"),
        ("Delivery driver threw the box over the gate.", "the delivery driver threw the box"),
        ("Mother is ninety and waited four hours for the van.", "your mother is ninety"),
        (
            "Nobody phoned us during the operation to say that more teeth were coming out.",
            "nobody phoned you",
        ),
    ],
)
def test_an_article_that_a_hurried_writer_left_out_is_put_in(message, first):
    assert told(message)[0].startswith(first)


def test_who_writes_is_no_part_of_what_is_told():
    said = told("hi its Shanice, my wedding is on Saturday and my dress was meant to be back on Monday")
    assert said
    assert said[0].startswith("your wedding")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "the roofer came on thursday he took the tiles off he never came back and it rained in all night",
            ["the roofer came on Thursday", "he never came back"],
        ),
        ("You are late again and I am furious.", ["we are late again"]),
        (
            "It rained in, the beds were wet and the lamp came off in my hand.",
            ["it rained in, the beds were wet and the lamp came off in your hand"],
        ),
        (
            "Ferry delayed five hours and nothing was open.",
            ["the ferry was delayed five hours and nothing was open"],
        ),
        ("Only 1 of the chairs has come.", ["only 1 of the chairs has come"]),
        (
            "She waited four hours on a plastic chair with a broken hip. Nobody offered her water.",
            ["she waited four hours on a plastic chair with a broken hip", "nobody offered her water"],
        ),
        (
            "The fridge what I buy from you is leaking water on the floor.",
            ["the fridge that you bought from us is leaking water on the floor"],
        ),
        (
            "Your assistant told another guest how much I weigh.",
            ["our assistant told another guest how much you weigh"],
        ),
        (
            "Every week I ask for the gate to be shut and every week they leave it open.",
            ["every week you ask for the gate to be shut and every week they leave it open"],
        ),
    ],
)
def test_what_is_hurried_bitter_or_of_a_foreign_hand_is_told_as_a_sentence(message, expected):
    assert [one for one in told(message) if one in expected] == expected


@pytest.mark.parametrize(
    "message",
    [
        "The card was declined at the till of the café.",
        "Driver refused to carry it up. The stairs are wide.",
        "My mother cancelled the order. Nobody wrote back.",
    ],
)
def test_who_does_something_is_not_made_one_to_whom_it_is_done(message):
    text = " ".join(told(message))
    assert "was was" not in text
    assert "driver was" not in text
    assert "mother was" not in text
