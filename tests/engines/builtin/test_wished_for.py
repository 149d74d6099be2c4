"""An ask for a sum is met by what a note tells of that sum, or of what it was paid for, in whatever words."""

import asyncio

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(message, **brief):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **brief}))).reply.text


CARD = (
    "You took the full £88 each month for seven months, and I only have a social card. Three things, please."
    " First, kindly stop it. Second, the difference, I make it £469. Third, may I keep my locker?"
)


def test_the_same_sum_in_an_offer_answers_the_ask():
    told = reply(
        CARD,
        fault="ours",
        facts=["The direct debit was corrected today."],
        options=["£469 by cheque or bank, as he likes"],
    )
    assert "£469 by cheque or bank" in told
    assert "find out" not in told
    assert "come back to you" not in told


def test_what_they_ask_leave_for_is_refused_as_theirs():
    told = reply(
        CARD,
        fault="ours",
        facts=["The direct debit was corrected today."],
        cannot=["Keep the present locker after 30 September"],
    )
    assert "you can't keep the present locker after 30 September" in told


def test_what_is_refused_by_its_name_answers_whoever_paid_for_it():
    message = (
        "Your ferry left early. We had to take a B&B, £220. I want my £220 and to know who decided that."
    )
    told = reply(message, fault="customer", facts=["The boat left at 17.01."], cannot=["The B&B"])
    assert "I've noted your £220" not in told
    other = reply(message, fault="customer", facts=["The boat left at 17.01."], cannot=["The taxi"])
    assert "£220" in other


def test_that_a_sum_was_taken_does_not_say_that_it_comes_back():
    message = "You charged me £220 for a room that I cancelled. I want my £220 back."
    made = asyncio.run(
        SERVICE.draft(
            Brief.model_validate({"message": message, "facts": ["The charge of £220 was made on 3 May."]})
        )
    )
    assert made.verdict == "needs_you"
    assert "£220 back" in made.reply.text
    told = reply(message, facts=["The £220 was refunded to her card on Monday."])
    assert "find" not in told
