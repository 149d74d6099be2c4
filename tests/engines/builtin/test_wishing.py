"""Somebody who tells what is ahead of them is wished well for it, where nothing speaks against it."""

import asyncio

import pytest

from app.engines.builtin.wishing import ahead
from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(message, **rest):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **rest}))).reply.text


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("My daughter's graduation is on Thursday.", "your daughter's graduation"),
        ("We need the chairs for our wedding on 3 June.", "your wedding"),
        ("I've got my driving test next week.", "your driving test"),
        ("I have an interview on Monday.", "your interview"),
        ("We've a wedding on Saturday.", "the wedding"),
        ("The concert is tomorrow and I have no trousers.", "the concert"),
        ("My sister gets married next Saturday.", "your sister's wedding"),
        ("I'm getting married on the 21st.", "your wedding"),
    ],
)
def test_what_is_ahead_is_found(message, event):
    assert ahead(message) == event


@pytest.mark.parametrize(
    "message",
    [
        "Our honeymoon was ruined.",
        "We missed our anniversary dinner on Saturday.",
        "My birthday was last week.",
        "It was for my son's 18th birthday on Friday.",
        "I bought it for my wedding next month.",
        "Following our move on Friday the table has a scratch.",
        "I ordered my wedding cake for the 3rd.",
        "They are moving on the 14th.",
    ],
)
def test_what_is_over_spoilt_or_bought_for_is_wished_no_luck(message):
    assert ahead(message) is None


MOVED = "The blinds have not come. My daughter's wedding is on Saturday. When will they be here?"
FACTS = ["The blinds arrive on Thursday."]


def test_a_reply_that_tells_something_ends_with_the_wish():
    lines = [line for line in reply(MOVED, facts=FACTS, fault="third_party").split("\n\n") if line]
    assert "your daughter's wedding" in lines[-2]


def test_nobody_who_mourns_or_rages_is_wished_luck():
    mourning = "My father died on Monday. My daughter's wedding is on Saturday and the suit is not here."
    assert "wedding." not in reply(mourning, facts=["The suit arrives on Thursday."])
    raging = (
        "You absolute idiots, I HATE you. My daughter's wedding is on Saturday and the suit is not here!!"
    )
    assert "your daughter's wedding" not in reply(raging, facts=["The suit arrives on Thursday."])
