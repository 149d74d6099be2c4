"""Offers say who does what, and what the notes keep back is told in no other note."""

import pytest

from app.model.brief import Brief
from tests.services import drafted

TREE = (
    "The tree that you sold me in March is brown from the top down. My son-in-law waters it and you may ring my "
    "mother. What can you do?"
)


def reply_to(**notes):
    brief = {
        "message": TREE,
        "customer": {"name": "Vera Hale"},
        "agent": {"name": "Tilly Marsh"},
        "facts": ["The tree is guaranteed for twelve months."],
        "fault": "unknown",
        **notes,
    }
    return drafted(Brief.model_validate(brief)).reply.text


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        (
            "Bring a piece of root in a bag and Hilary will look at it",
            "You can bring a piece of root in a bag",
        ),
        ("Ring the members' line, weekdays 9 to 5, for help with it", "You can ring the members' line"),
        ("Text message to her at each step in future", "send a text message to you at each step"),
        ("Digital card to the son-in-law by e-mail today", "send a digital card to your son-in-law"),
        (
            "The Tree Line service, which lets the council know in one go",
            "you the Tree Line service, which lets",
        ),
        ("Tilly writes or rings Jane and Paula herself", "I can write or ring Jane"),
        ("Fill in the claim form with her by phone", "fill in the claim form with you by phone"),
        ("Fill in the claim form with her bank details", "You can fill in the claim form with your bank"),
    ],
)
def test_an_offer_is_made_by_whoever_does_it(offer, told):
    assert told.lower() in reply_to(options=[offer]).lower()


def test_a_number_that_is_not_to_be_told_is_told_in_no_note():
    facts = [
        "The trees of this delivery were kept too warm, 61 members were affected.",
        "The tree can be collected on Friday.",
        "Internal: the board hasn't been told yet, don't mention the number of members.",
    ]
    told = reply_to(facts=facts)
    assert "61" not in told
    assert "Friday" in told


def test_what_cannot_be_discussed_in_a_review_is_not_told_there():
    told = reply_to(
        channel="review",
        facts=["Your account was closed in March after two missed payments."],
        cannot=["We can't discuss the account itself in a public review"],
    )
    assert "missed payments" not in told
