"""A lawyer is named as somebody's trade or as a firm, which is no legal step; instructing one is."""

import asyncio

import pytest

from app.bootstrap import build_service
from app.model.brief import Brief
from app.settings import Settings
from app.text.legal import is_subject

SERVICE = build_service(Settings(engine="builtin"))
ONLY_NAMED = (
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
)
STEPS = (
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
)


@pytest.mark.parametrize("message", ONLY_NAMED)
def test_a_trade_or_a_firm_is_named(message):
    assert is_subject(message, message)


@pytest.mark.parametrize("message", STEPS)
def test_a_step_is_no_name(message):
    assert not is_subject(message, message)


def draft(message):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message})))


@pytest.mark.parametrize("message", ONLY_NAMED)
def test_nobody_is_sent_up_for_a_trade_or_a_firm(message):
    made = draft(f"You lost my hat. {message}")
    assert "legal" not in made.reading.risks
    assert "manager" not in made.reply.text


@pytest.mark.parametrize("message", [STEPS[0], STEPS[4], STEPS[7]])
def test_a_step_goes_up(message):
    made = draft(f"You lost my hat. {message}")
    assert "legal" in made.reading.risks
    assert "manager" in made.reply.text
