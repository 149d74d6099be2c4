"""A subject line, an address or who somebody is states nothing, and is not held up as what they write."""

import asyncio

import pytest

from app.engines.builtin.concern.label import only_labels, tells_standing
from app.model.brief import Brief


@pytest.fixture
def reply(service):
    return lambda message: asyncio.run(service.draft(Brief(message=message))).reply.text


@pytest.mark.parametrize(
    "text",
    [
        "Subject: damp in the back bedroom",
        "Re: my visit in May",
        "To: the manager",
        "Account number: 88123",
        "Garden waste, 3 Mill Lane",
        "22 Harrow Road",
        "Rear bumper, bay 12",
    ],
)
def test_the_head_of_a_letter_and_an_address_are_labels(text):
    assert only_labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "Boiler broken, 14 Elm Road",
        "Flat 4 has no water",
        "22 Harrow Road, missed again",
        "Table 6, cold soup",
        "Order 4471 never came",
        "Your van blocked the gate of 9 Dock Road",
        "No photo, no invoice",
        "Three weeks now",
    ],
)
def test_what_tells_something_is_no_label_though_it_names_a_place(text):
    assert not only_labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "I have power of attorney",
        "I'm her daughter",
        "I am the executor",
        "We've been members since 2009",
        "I have been a customer of yours for nineteen years",
    ],
)
def test_who_somebody_is_tells_nothing_of_the_matter(text):
    assert tells_standing(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am her daughter and you told me nothing",
        "I am a wheelchair user",
        "I have the receipt",
        "I have been waiting here since nine",
        "I've been with you for thirty years and you cut me off over a fiver",
    ],
)
def test_what_happened_to_them_is_more_than_who_they_are(text):
    assert not tells_standing(text)


def test_a_reply_opens_with_what_happened_and_not_with_the_subject_line(reply):
    text = reply("Subject: bill of 310 EUR\n\nHello, I paid in June. Ten days after you take 310 euro again.")
    assert "Subject" not in text


def test_for_whom_they_speak_is_not_held_up_in_place_of_what_happened(reply):
    text = reply(
        "My uncle is 79 and lives alone. He's been paying you 18.50 a month since May for a boat cover."
        " He hasn't got a boat. I have power of attorney. I want it stopped."
    )
    assert "power of attorney" not in text
    assert "your uncle has been paying us 18.50 a month since May for a boat cover" in text
