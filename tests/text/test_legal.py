"""A lawyer in a message is a step against us only where one is meant for us."""

import pytest

from app.text.legal import is_step, is_subject

STEPS = [
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
NONE = [
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


@pytest.mark.parametrize("message", STEPS)
def test_a_step_is_meant_for_us(message):
    assert is_step(message, message)


@pytest.mark.parametrize("message", NONE)
def test_a_lawyer_who_only_stands_in_it_is_none(message):
    assert not is_step(message, message)


def test_a_step_stays_one_beside_their_own_business():
    said = "My solicitor has the house sale in hand. You'll hear from my solicitor about your negligence too."
    assert is_step("You'll hear from my solicitor about your negligence too.", said)
    assert is_subject("My solicitor has the house sale in hand.", said)
