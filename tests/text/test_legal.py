"""A lawyer in a message is a step against us only where one is meant for us.

Who is named as somebody's trade, as a firm or in another business of theirs is no legal step; instructing one is.
"""

import asyncio

import pytest

from app.model.brief import Brief
from app.text.legal import is_step, is_subject

INSTRUCTED = [
    "My solicitor will write to you about the hat you lost.",
    "I'm getting a lawyer.",
    "I am seeing a solicitor on Monday about this.",
    "We are taking this to our solicitors.",
    "You will hear from my solicitors.",
    "I've spoken to a lawyer and he says that you owe me the lot.",
    "I was told by a solicitor to keep every letter.",
    "I will see you in court over the hat.",
    "The next letter comes from a barrister.",
    "Our lawyers are looking at the contract.",
]
THREATENED = [
    "You'll hear from my solicitor.",
    "I have instructed a lawyer.",
    "See you in court.",
    "I am going to the ombudsman.",
    "My attorney says you are liable.",
    "This goes to our lawyers tomorrow.",
    "We will sue.",
    "I'll take legal advice.",
    "My solicitor is writing to you.",
    "We're taking you to the small claims court.",
]
TRADES_AND_FIRMS = [
    "As a solicitor I know a poor excuse when I see one.",
    "My brother is a barrister and even he laughed.",
    "I'm a retired solicitor and I can read a contract.",
    "My parcel for Rudge & Pike Solicitors went to the wrong floor.",
    "We booked the hall for Hartley Solicitors on the 4th.",
    "She works for a firm of solicitors, and they use your printer.",
    "We are a small firm of lawyers in Kendal and the copier is broken.",
    "My neighbour was a paralegal and never saw such a bill.",
    "He is married to a barrister and still lost the ticket.",
    "Being an attorney, I keep every letter.",
]
OTHER_BUSINESS = [
    "My solicitor needs the letter for the house sale.",
    "We're a small firm of solicitors and your scanner jams.",
    "As an attorney I'm in court all day.",
    "The cake was for our lawyer's leaving do.",
    "I asked for the documents to go to my solicitor Mrs Ahearn.",
    "My late father's solicitor is waiting for the closing balance.",
    "My lawyer says the search fees were charged twice, it's about the conveyancing.",
    "Our lawyer bought the same lamp.",
    "Please send the redemption statement to my lawyer today.",
    "You delivered the bouquet to the solicitors next door.",
]


@pytest.mark.parametrize("message", THREATENED)
def test_a_step_is_meant_for_us(message):
    assert is_step(message, message)


@pytest.mark.parametrize("message", OTHER_BUSINESS)
def test_a_lawyer_who_only_stands_in_it_is_none(message):
    assert not is_step(message, message)


@pytest.mark.parametrize("message", TRADES_AND_FIRMS)
def test_a_trade_or_a_firm_is_named(message):
    assert is_subject(message, message)


@pytest.mark.parametrize("message", INSTRUCTED)
def test_a_step_is_no_name(message):
    assert not is_subject(message, message)


def test_a_step_stays_one_beside_their_own_business():
    said = "My solicitor has the house sale in hand. You'll hear from my solicitor about your negligence too."
    assert is_step("You'll hear from my solicitor about your negligence too.", said)
    assert is_subject("My solicitor has the house sale in hand.", said)


@pytest.fixture(scope="module")
def drafted(service):
    """What becomes of a message that complains of a lost hat and goes on so."""

    def draft(message):
        return asyncio.run(service.draft(Brief(message=f"You lost my hat. {message}")))

    return draft


@pytest.mark.parametrize("message", TRADES_AND_FIRMS)
def test_nobody_is_sent_up_for_a_trade_or_a_firm(drafted, message):
    made = drafted(message)
    assert "legal" not in made.reading.risks
    assert "manager" not in made.reply.text


@pytest.mark.parametrize("message", [INSTRUCTED[0], INSTRUCTED[4], INSTRUCTED[7]])
def test_a_step_goes_up(drafted, message):
    made = drafted(message)
    assert "legal" in made.reading.risks
    assert "manager" in made.reply.text
