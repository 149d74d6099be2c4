"""A draft of notes that are the fields of a form is a letter, and ready where all of them are understood."""

import asyncio

from app.model.brief import Brief
from tests.services import service_of

BRIEF = {
    "message": "My washing machine broke again after your repair on Monday. When is someone coming?",
    "customer": {"name": "Hannah Birch"},
    "agent": {"name": "Sam"},
    "fault": "ours",
    "facts": [
        "Refund: approved, £42.50",
        "Engineer: Raj, 2-4pm",
        "Visit: booked Thurs 14th",
        "Priority: high",
    ],
}


def draft(**given):
    return asyncio.run(service_of("builtin").draft(Brief.model_validate({**BRIEF, **given})))


def test_fields_are_told_as_sentences_and_the_draft_is_ready():
    made = draft()
    text = made.reply.text
    assert "The refund of £42.50 has been approved." in text
    assert "The engineer is Raj, who is due between 2 and 4pm." in text
    assert "The visit is booked for Thursday the 14th." in text
    assert "riority" not in text
    assert made.verdict == "ready"


def test_a_field_that_is_not_understood_keeps_the_draft_for_a_person():
    made = draft(facts=[*BRIEF["facts"], "Boiler: Vaillant, 9 yrs old, pressure fault"])
    assert made.verdict == "needs_you"


def test_an_offer_that_is_a_field_is_one():
    text = draft(options=["Loan machine: free till Fri"]).reply.text
    assert "a free loan machine till Friday" in text


def test_an_offer_that_is_a_field_and_not_understood_keeps_the_draft_for_a_person():
    assert draft(options=["Refund: half or a credit"]).verdict == "needs_you"


def test_in_public_no_field_tells_of_their_money():
    made = draft(channel="review", facts=["Refund: approved, £42.50", "Cause: failed pump"])
    assert "42.50" not in made.reply.text
    assert "failed pump" in made.reply.text
