"""A written offer that is a statement is told as it stands: nobody of ours "can last year four children"."""

import pytest

from app.engines.builtin.notes.offer_form import states
from app.model.brief import Brief
from tests.services import drafted


@pytest.mark.parametrize(
    "offer",
    [
        "Last year four children dropped out before the final payment, which this year is on 14 February.",
        "Most refunds arrive within five days.",
        "Some parents share the cost of a taxi.",
        "Change of contact is done in the app.",
        "Watch repairs take two weeks.",
        "The depot opens at six.",
        "A hotel room for her mother until then would be paid by us.",
        "Paying within 14 days halves it.",
        "Nothing needs to be paid until it works.",
        "Should she prefer to cancel, the contract ends the same day.",
        "Waiting until Monday costs her nothing, since the date is held.",
        "Booking both rooms gives them a discount.",
    ],
)
def test_a_subject_with_its_verb_is_a_statement(offer):
    assert states(offer)


@pytest.mark.parametrize(
    "offer",
    [
        "Refund the £40 and send a card.",
        "A full refund of £40.",
        "A full refund once the parcel is back.",
        "A refund for the days she could not use.",
        "Replace the parts we fitted in May.",
        "Two replacement filters in the post today.",
        "We can ring her at five.",
        "A call from the manager who runs the depot.",
        "Last month free of charge.",
        "A refund of what she would have paid.",
        "A loan car until hers is back.",
        "Parking tickets for the day.",
        "Send the parts that were ordered in June.",
    ],
)
def test_an_order_and_a_thing_are_none(offer):
    assert not states(offer)


def test_an_agent_with_a_title_is_not_every_lady():
    brief = Brief(
        message="We never had the letter about the trip, and now the places are gone. Please explain how this is fair.",
        customer={"name": "Katarina Lindqvist"},
        agent={"name": "Mrs Denholm"},
        options=[
            "Mrs Lindqvist can be added as a second contact so both parents get all letters.",
            "We can look into it and let her know what we find.",
        ],
    )
    reply = drafted(brief).reply.text
    assert "You can be added as a second contact" in reply
    assert "let you know what we find" in reply
