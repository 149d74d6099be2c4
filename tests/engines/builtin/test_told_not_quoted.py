"""What they write is told in our words, or the matter is named: no long sentence is held up to them."""

import asyncio
import re

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(message: str) -> str:
    return asyncio.run(SERVICE.draft(Brief(message=message))).reply.text


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "The kitchen sink you fitted in March leaks at the waste and the cupboard underneath has swollen.",
            "the kitchen sink we fitted in March leaks at the waste",
        ),
        (
            "Hello, one of your sweeps did our stove last Thursday and left it full of soot and broken bricks.",
            "one of our sweeps did your stove last Thursday",
        ),
        (
            "Third time you have cancelled my root canal appointment. I had taken the morning off.",
            "we have cancelled your root canal appointment for the third time",
        ),
        (
            "The tenant upstairs has had his washing machine running at 2am for a month, and I've sent you dates.",
            "the tenant upstairs has had his washing machine running at 2am for a month",
        ),
        (
            "Since Mum moved to the ground floor your nurses have gone to the old flat every single morning.",
            "since your mum moved to the ground floor our nurses have gone to the old flat",
        ),
        (
            "I don't want to make a fuss but the new meter has hummed all night since it was put in.",
            "the new meter has hummed all night since it was put in",
        ),
    ],
)
def test_a_long_sentence_is_told_in_our_words(message, told):
    text = reply(message)
    assert told in text
    assert not any(len(quote.split()) > 8 for quote in re.findall("“([^”]*)”", text))


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "Could you send me a VAT receipt for order 55120? My accountant needs it.",
            "us to send you a VAT receipt",
        ),
        (
            "Please would you book Biscuit in for a jab on Friday?",
            "us to book Biscuit in for a jab on Friday",
        ),
        ("Please increase my overdraft to 500 for January only.", "us to increase your overdraft to 500"),
        ("Please deregister my car with the old plate M-RT 4410.", "us to deregister your car"),
        (
            "Please resend the certificate with my name spelt right.",
            "us to resend the certificate with your name",
        ),
        ("I'd be grateful if you could move my lesson to Friday.", "us to move your lesson to Friday"),
        ("Can you change my seat to the window side?", "us to change your seat to the window side"),
        ("Which of your paints is safe for a cot?", "which of our paints is safe for a cot"),
        ("Just wondering whether the hall has a piano?", "whether the hall has a piano"),
        (
            "Are dogs allowed on the lower terrace in July and August?",
            "on the lower terrace in July and August",
        ),
        ("Do you repair antique clocks?", "whether we repair antique clocks"),
        ("Could I bring my own cake to the party?", "whether you could bring your own cake to the party"),
    ],
)
def test_what_they_ask_or_want_done_is_told_in_one_sound_sentence(message, told):
    text = reply(message)
    assert told in text
    assert not re.search(r"sorry|apolog|unhappy|trouble", text)


def test_words_that_only_address_a_letter_are_not_told_back():
    message = "To whom it may concern, I ordered a fridge in April and you have sent the wrong size. Please collect it."
    text = asyncio.run(SERVICE.draft(Brief(message=message))).reply.text
    assert "you ordered a fridge in April and we have sent the wrong size" in text
    assert "concern," not in text


def test_here_is_there_for_who_is_not_there():
    message = "Is it safe to sleep here? We live here with a baby and the boiler has leaked since Monday."
    text = asyncio.run(SERVICE.draft(Brief(message=message))).reply.text
    assert "live there" in text
    assert "live here" not in text
