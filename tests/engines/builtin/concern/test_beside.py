"""What is told beside the sentence that says what went wrong: what it did to them, and no side detail."""

import asyncio

import pytest

from app.engines.builtin.concern.beside import is_only_a_time, names_somebody, only_proves
from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(message: str) -> str:
    return asyncio.run(SERVICE.draft(Brief(message=message))).reply.text


@pytest.mark.parametrize(
    ("message", "told", "left"),
    [
        (
            "The lamp came with a cracked shade. It cost £45. I have photos of the box.",
            ["the lamp came with a cracked shade"],
            ["£45", "photos"],
        ),
        (
            "You charged me twice for the lesson on Monday. I only have one child. I emailed you and got no reply.",
            ["charged you twice for the lesson on Monday", "emailed"],
            ["only have one child"],
        ),
        (
            "The plumber left the floor soaked. He said he would tell the office. I have heard nothing for two weeks.",
            ["left the floor soaked", "heard nothing for two weeks"],
            ["tell the office"],
        ),
        (
            "I ordered four stools and only three turned up. I have rung twice. Your website says delivered in full.",
            ["only three turned up", "rung twice"],
            ["website"],
        ),
        (
            "The gate you hung on Friday has dropped on one side. I've lived here for eleven years.",
            ["dropped on one side"],
            ["eleven years"],
        ),
    ],
)
def test_side_details_are_not_told_back(message, told, left):
    text = reply(message)
    assert all(words in text for words in told), text
    assert not any(words in text for words in left), text


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "The sofa was supposed to come in March. It's now June.",
            "the sofa was supposed to come in March, and it's now June",
        ),
        (
            "I was promised a call on Monday. It is now Thursday.",
            "you were promised a call on Monday, and it is now Thursday",
        ),
    ],
)
def test_a_mere_time_is_told_with_what_should_have_been_by_then(message, told):
    assert told in reply(message)


@pytest.mark.parametrize(
    "sentence",
    [
        "It's now June.",
        "It is Thursday.",
        "That was three weeks ago.",
        "It's nearly a month.",
        "That was in September.",
    ],
)
def test_a_time_and_no_more_is_known(sentence):
    assert is_only_a_time(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It's now leaking.",
        "It is the second one.",
        "That was my mother's ring.",
        "It's three weeks late.",
        "It is June's bill.",
    ],
)
def test_what_says_more_is_no_mere_time(sentence):
    assert not is_only_a_time(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Your website says in stock.",
        "I have the receipt.",
        "We paid £312 for two nights.",
        "It cost £85.",
        "The label says dry clean only.",
        "I've got photos from that morning.",
    ],
)
def test_proof_and_prices_are_known(sentence):
    assert only_proves(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It cost us £180 for taxis.",
        "I paid it on 3 May.",
        "Your nurse says it is broken.",
        "I have the wrong coat.",
        "We paid for four places and got three.",
        "The letter says I owe £612.",
        "I've emailed three times.",
    ],
)
def test_what_tells_more_proves_not_only(sentence):
    assert not only_proves(sentence)


def test_somebody_is_named_before_he_or_she_is_spoken_of():
    assert names_somebody("she sat in the dark", "your mother's carer did not come")
    assert names_somebody("it leaks", "the tap was fitted on Monday")
    assert not names_somebody("he's six", "you ended up with another cake")


def test_two_short_statements_are_told_in_one_sentence():
    text = reply("Your driver threw the box over the gate. The vase inside is in pieces. I want a new one.")
    assert "our driver threw the box over the gate, and that the vase inside is in pieces" in text or (
        "our driver threw the box over the gate, and the vase inside is in pieces" in text
    )


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "The men left two boxes in the rain, the books inside are ruined.",
            "in the rain, and the books inside are ruined",
        ),
        ("Charged me a £20 fee for a class that never took place.", "charged you a £20 fee"),
        ("I had an appointment at nine, was seen at noon.", "at nine, and were seen at noon"),
        ("Just paid for a cut and half my fringe is missing.", "you paid for a cut"),
        ("My mother sat in the dark until ten because nobody came.", "your mother sat in the dark"),
    ],
)
def test_a_hurried_sentence_is_told_as_a_whole_one(message, told):
    assert told in reply(message)
