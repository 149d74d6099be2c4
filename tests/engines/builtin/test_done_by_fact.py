"""Nobody is asked for a yes to what a fact says is done, to what will be in any case, or to what they do themselves."""

import asyncio
import re

import pytest

from app.engines.builtin.done_by_fact import is_done_in
from app.model.brief import Brief
from tests.guidelines.shipped import GUIDELINES
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(facts, options, name="Jane Marsh"):
    brief = {
        "message": "Hello, I am unhappy about how this went and it cost me a day. Please put it right.",
        "customer": {"name": name},
        "fault": "ours",
        "facts": facts,
        "options": options,
    }
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text


CONSENT = ("settle_one", "settle_said", "settle_all", "settle_any", "settle_ours")


def asks(text):
    return any(says(text, slot) for slot in CONSENT)


def says(text, slot):
    """Whether the reply holds a phrase of the slot, whatever stands in its blanks."""
    ways = [phrase.say for phrase in GUIDELINES.phrases("solve-together", slot, "en")]
    return any(re.search(re.sub(r"\\{\w+\\}", ".+?", re.escape(way)), text) for way in ways)


@pytest.mark.parametrize(
    ("fact", "offer"),
    [
        ("Your refund of £35 was made today.", "Refund of £35 to the card"),
        ("The refund of £64 was sent this morning.", "We can refund the £64."),
        ("A credit of £20 went on the account on Monday.", "Credit of £20 on the account"),
        ("We refunded the deposit on Tuesday.", "We can refund the deposit."),
    ],
)
def test_what_a_fact_says_is_done_is_not_offered(fact, offer):
    assert is_done_in(fact, offer)
    text = reply([fact], [offer])
    assert text.count("refund") + text.count("credit") == 1
    assert not asks(text)


@pytest.mark.parametrize(
    ("fact", "offer"),
    [
        ("The refund of £35 was not made.", "Refund of £35 to the card"),
        ("A refund of £35 was promised.", "Refund of £35 to the card"),
        ("The refund of £35 was made to another account by mistake.", "Refund of £35 to the card"),
        ("The refund of £35 was made today.", "Refund of £12 to the card"),
        ("The refund of £35 was made today.", "A second refund of £35 to the card"),
        ("The refund of £35 was made today.", "We can refund the delivery charge."),
        ("The bill was sent on Monday.", "We can send a fitter on Friday."),
        ("An accident report was made at 11.20.", "A copy of the accident report"),
    ],
)
def test_another_thing_or_one_that_is_still_to_come_is_offered(fact, offer):
    assert not is_done_in(fact, offer)


def test_what_is_left_is_asked_for_alone():
    text = reply(
        ["The refund of £64 was sent this morning."], ["We can refund the £64.", "We can lend her a sander."]
    )
    assert "lend you a sander" in text
    assert text.count("£64") == 1
    assert asks(text)


@pytest.mark.parametrize(
    "offer",
    [
        "The corrected bill will be in her mailbox by Friday, and she may leave autopay off until then.",
        "It can be collected any day until 6 pm with the card.",
        "She can apply again through the form on our website.",
    ],
)
def test_what_waits_for_no_word_of_theirs_asks_for_none(offer):
    assert not asks(reply(["The form was out of order."], [offer]))


@pytest.mark.parametrize(
    "offers",
    [
        [
            "She can collect the pen from the front desk until 7 pm tonight, or Kerry can bring it to her home."
        ],
        [
            "She can travel in a pet-friendly cabin on Sunday instead.",
            "She can keep her seat on Friday and have £145 refunded.",
            "She can cancel and have the £210 refunded in full.",
        ],
    ],
)
def test_one_of_several_is_asked_for_as_which(offers):
    text = reply(["The pen was found."], offers)
    assert says(text, "settle_which")


def test_what_i_can_do_besides_what_i_will_do_is_still_asked():
    text = reply(
        ["The cables were worn."], ["I will fit new cables for nothing, and I can collect the bike."]
    )
    assert "collect the bike" in text
