"""Who says that they do not complain is not answered as if they did, and where their number stands is no matter."""

import asyncio

import pytest

from app.engines.builtin.concern.disclaimed import disclaims, without_disclaimers
from app.model.brief import Brief
from app.text import sentences


@pytest.fixture
def reply(service):
    return lambda message: asyncio.run(service.draft(Brief(message=message))).reply.text


def left(message):
    return [span.text for span in without_disclaimers(sentences.split(message))]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("The lads were quick. That's all!", ["The lads were quick."]),
        ("No complaint from me for once, the lids were put back.", ["the lids were put back."]),
        ("My number is on the letter attached. The blind is too short.", ["The blind is too short."]),
        ("You already have all my details. The blind is too short.", ["The blind is too short."]),
        (
            "Nothing wrong with the soup. It was the bill.",
            ["Nothing wrong with the soup.", "It was the bill."],
        ),
        (
            "It was dangerously high. No one rang, though you have both my numbers.",
            ["It was dangerously high.", "No one rang, though you have both my numbers."],
        ),
        ("You have my account details wrong.", ["You have my account details wrong."]),
        ("No complaints.", ["No complaints."]),
    ],
)
def test_what_tells_nothing_of_the_matter_is_left_out(message, told):
    assert left(message) == told


def test_a_complaint_about_somebody_is_no_disclaimer():
    assert disclaims("not moaning, just saying")
    assert not disclaims("Nothing wrong with the food, but the bill is wrong.")


@pytest.mark.parametrize(
    "message",
    [
        "Just to say your new driver on the school run is a credit to you. That's all. No complaint!",
        "no complaint from me for once, the bins were done and the lids put back. cheers",
        "hi not moaning just wanted to let you know the new website is miles better than the old one",
    ],
)
def test_praise_that_says_it_is_no_complaint_is_thanked_for(reply, message):
    text = reply(message)
    assert "hank you" in text or "kind of you" in text
    assert "look into" not in text
    assert "?" not in text


@pytest.mark.parametrize(
    "message",
    [
        "Not moaning but my bin has been missed three weeks running.",
        "No one came again. Keep up the good work.",
    ],
)
def test_trouble_behind_such_words_is_answered(reply, message):
    assert "You tell us that your bin has been missed" in reply(message) or "no one came" in reply(message)
