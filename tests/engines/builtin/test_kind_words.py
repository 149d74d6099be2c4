"""Praise that comes with something else is thanked for once, before the matter; bitter praise is not taken for any."""

import asyncio
import re
from pathlib import Path

import pytest
import yaml

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
DATA = Path(__file__).parents[2] / "data" / "kind_words" / "messages.yaml"
MESSAGES = yaml.safe_load(DATA.read_text(encoding="utf-8"))
THANKS = re.compile(r"\b(?:[Tt]hank you|kind of you|good of you|kind words|glad to read|good to read)\b")


def opening(message: str) -> str:
    """The first paragraph behind the greeting."""
    return asyncio.run(SERVICE.draft(Brief(message=message))).reply.text.split("\n\n")[1]


@pytest.mark.parametrize(("message", "told"), MESSAGES["meant"])
def test_praise_is_thanked_for_in_one_sentence_before_the_matter(message, told):
    first, *rest = opening(message).split(". ")
    assert THANKS.search(first)
    assert told in first
    assert not any(THANKS.search(sentence) for sentence in rest)


@pytest.mark.parametrize("message", MESSAGES["bitter"])
def test_praise_that_is_not_meant_is_not_thanked_for(message):
    text = opening(message)
    assert not re.search(r"kind words|praise|went well|kind of you|good of you|glad to read|you liked", text)
    assert not re.search(r"Thank you .*that (?:our|your) (?:driver|plumber)", text)


@pytest.mark.parametrize(
    "message",
    [
        "Good morning. Do you sell vouchers for the pottery course? My niece starts work in March. Thanks, Moira",
        "Hello, is parking free on Sundays? Thank you",
        "Do you fit roller blinds in bay windows? Many thanks in advance. Regards Sue",
        "Could you tell me which bus stops by the museum? Ta.",
    ],
)
def test_thanks_that_only_end_a_letter_are_no_praise(message):
    text = opening(message)
    assert not re.search(r"kind words|praise|went well|kind of you|good of you|glad to read|you liked", text)


@pytest.mark.parametrize(
    "message",
    [
        "I'm writing to thank your nurse Ivy. Gran collapsed in the waiting room and Ivy sat with her until help came.",
        "Hats off to your engineer Raj. The whole server died on payroll day and he talked us through it.",
        "A big thank you to Noor at the ferry desk. Our van broke down on the ramp and she found us a tow at midnight.",
        "I want to tell somebody how good Femi on your front desk is. My bike chain snapped and he drove me home.",
    ],
)
def test_who_writes_to_thank_is_thanked_whatever_trouble_they_were_helped_out_of(message):
    draft = asyncio.run(SERVICE.draft(Brief(message=message)))
    assert draft.verdict == "ready"
    assert re.search(r"[Tt]hank you|kind of you|good of you|so good of you", draft.reply.text)
    assert not re.search(r"upset|annoy|serious|emergency|look into|find out|loss", draft.reply.text)


def test_condolences_come_before_the_thanks_for_praise():
    first = opening(
        "Just a note to thank the carers at Elm House. Mum died on Sunday and they never left her side."
    )
    assert re.match(r".*(?:condolences|loss|sympathy)", first.split(". ")[0])
    assert not re.search(r"annoy|upset", first)
