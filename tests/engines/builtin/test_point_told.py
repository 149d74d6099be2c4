"""Of a sentence that says several things its point is told, and what weighs most before what was said about it."""

import asyncio

import pytest

from app.bootstrap import shipped
from app.engines.builtin.concern.concerns import Concerns
from app.model.brief import Brief
from app.prompts import Prompts
from tests.services import service_of

SERVICE = service_of("builtin")
CONCERNS = Concerns(Prompts([shipped("prompts")]))


def account(message):
    brief = Brief(message=message)
    return CONCERNS.find(brief, asyncio.run(SERVICE.read(brief))).account


def told(message):
    return [one.text for one in account(message) if not one.quoted]


def quoted(message):
    return [one.text for one in account(message) if one.quoted]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "My mum's been without a stair lift since Easter.",
            "your mum has been without a stair lift since Easter",
        ),
        ("The boiler's been off for nine days.", "the boiler has been off for nine days"),
        ("The driver's gone to the wrong village twice.", "the driver has gone to the wrong village twice"),
        ("My sister's ring was lost in your workshop.", "your sister's ring was lost in our workshop"),
        ("It's been nine days since the boiler went.", "it's been nine days since the boiler went"),
    ],
)
def test_a_subject_drawn_together_with_its_verb_is_told_and_an_owner_stays_one(message, expected):
    assert told(message) == [expected]


LATE = (
    "I came on the 4th of May for a check of my eyes and new glasses and the optician, whom I have always liked, was"
    " more than half an hour late"
)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            LATE
            + ", which can happen, but then the lady at the desk told everybody that my last bill was unpaid.",
            "the lady at the desk told everybody that your last bill was unpaid",
        ),
        (
            "I like your shop but the last two deliveries were broken.",
            "the last two deliveries were broken",
        ),
        (
            "The waiter was slow, which I don't mind, but he spilled soup on my daughter's coat.",
            "the waiter was slow, which you don't mind, but he spilled soup on your daughter's coat",
        ),
    ],
)
def test_of_a_sentence_that_turns_what_stands_behind_the_turn_is_told_where_the_whole_is_too_much(
    message, expected
):
    assert told(message) == [expected]


def test_what_leads_up_to_something_said_is_not_told_without_it():
    message = (
        "My daughter Ada has had three piano teachers since Easter and not one of them had seen her notes."
        " She came off the lesson and said 'what's the use'. When I signed up I was told she would have one."
    )
    assert not any(text.endswith("came off the lesson") for text in told(message))


def test_whose_body_depends_on_it_is_told_before_what_a_card_said():
    message = (
        "You cut the power to Elm Road at 7 this morning. The letter said until ten. It is now four."
        " My wife is on oxygen at home and the machine needs power, her bottle lasts till six."
        " Nobody has rung, nobody has come."
    )
    assert any("your wife is on oxygen at home" in text for text in told(message))
    assert not any("the letter said" in text for text in told(message))


def test_a_sentence_too_long_to_be_held_up_gives_way_to_what_can_be_told():
    message = (
        "We are booked on the 07:15 Sunday sailing with a 6.4m van, booking QX1190. I've just noticed that the ticket"
        " says 'van up to 5m'. I'm sure I gave the right length. It's Friday night now and I can't change it online"
        " because it says less than 48 hours. Will we be left on the quay?"
    )
    assert "you've just noticed that the ticket says van up to 5m" in told(message)
    assert quoted(message) == []


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "Rang twice about the leak and was cut off both times.",
            "you rang twice about the leak and were cut off",
        ),
        ("Paid online and the page froze.", "you paid online and the page froze"),
        ("Wrote both times and heard nothing.", "you wrote both times and heard nothing"),
    ],
)
def test_who_leaves_out_that_it_was_they_who_rang_is_told_as_who_rang(message, expected):
    assert told(message)[0].startswith(expected)


@pytest.mark.parametrize(
    "message", ["Cancelled twice by your office.", "Delivered twice to the wrong house."]
)
def test_what_the_company_may_have_done_is_not_put_on_the_customer(message):
    assert not any(text.startswith("you ") for text in told(message))


def test_a_count_is_held_up_with_the_jottings_that_it_sums_up():
    message = "Cancelled again. The 8.10 to Selby. That's four mornings out of five. My boss has had enough."
    assert quoted(message) == ["Cancelled again. The 8.10 to Selby. That's four mornings out of five"]


def test_a_count_behind_a_whole_sentence_is_not_held_up():
    assert quoted("My lesson was cancelled. That is three in a row. I have a test on Friday.") == []


def test_what_should_have_settled_it_is_told_before_what_came_after():
    message = (
        "I cancelled my box in writing on 3 May, I have your e-mail confirming it. You took £22 in June and in July."
        " I've written twice. Each time I'm told it is sorted. I want my £44 back."
    )
    assert (
        told(message)[0]
        == "you cancelled your box in writing on 3 May, and you have our e-mail confirming it"
    )


def test_a_size_that_differs_is_told_beside_the_other():
    message = (
        "We are booked on the Sunday sailing with a van of 6.4 m, booking QX1190. I've just noticed that the ticket"
        " says 'van up to 5 m'. I'm sure I gave the right length. We must be in Caen on Monday. Will we be left behind?"
    )
    assert any("6.4 m" in text for text in told(message))
    assert any("van up to 5 m" in text for text in told(message))


def test_in_whose_name_it_is_does_not_hang_on_what_happened():
    message = "My cat had an operation with you on Monday, Biscuit, surname Amari. The wound has opened."
    assert not any("surname" in text or "Biscuit" in text for text in told(message))
