"""Where somebody of theirs has died, condolences come first and once, and nothing light is said."""

import asyncio
import re
from pathlib import Path

import pytest
import yaml

from app.engines.builtin.mood import named_feelings, with_kin_owned
from app.model.brief import Brief
from tests.engines.builtin.circumstances import circumstances
from tests.services import service_of

SERVICE = service_of("builtin")
DATA = Path(__file__).parents[2] / "data" / "mourning" / "messages.yaml"
MESSAGES = yaml.safe_load(DATA.read_text(encoding="utf-8"))
CALM = circumstances(anger=1)
CONDOLENCE = ("condolences", "your loss", "sympathy", "the loss of your", "you've lost your")


def reply(message: str) -> str:
    return asyncio.run(SERVICE.draft(Brief(message=message))).reply.text


def condolences(text: str) -> int:
    return sum(any(words in sentence for words in CONDOLENCE) for sentence in text.split(". "))


@pytest.mark.parametrize("message", MESSAGES["mourns"])
def test_somebody_has_died(message):
    assert named_feelings(CALM, message, "en").feelings == ("grief",)


@pytest.mark.parametrize("message", MESSAGES["lives"])
def test_nobody_has_died(message):
    assert named_feelings(CALM, message, "en").feelings == ()
    assert condolences(reply(message)) == 0


@pytest.mark.parametrize("message", MESSAGES["mourns"])
def test_condolences_come_first_and_once(message):
    text = reply(f"{message} What happens now?\nMrs J. Hale")
    greeting, first, *_ = text.split("\n\n")
    assert greeting == "Dear Mrs Hale,"
    assert condolences(first.split(". ")[0]) == 1
    assert condolences(text) == 1


@pytest.mark.parametrize(
    ("signed", "greetings"),
    [
        ("Mrs J. Hale", {"Dear Mrs Hale,"}),
        ("R. Dunmore", {"Dear R. Dunmore,"}),
        ("Joanne Tully", {"Hi Joanne,", "Hello Joanne,", "Dear Joanne,"}),
    ],
)
def test_a_title_or_an_initial_is_not_greeted_with_hi(signed, greetings):
    for thing in ("kettle", "gate", "lamp", "tap", "bench", "van"):
        assert reply(f"The {thing} you sold me broke on Monday.\n{signed}").split("\n")[0] in greetings


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Since Mum moved in the bin overflows", "Since my mum moved in the bin overflows"),
        ("The booklets for Dad's wedding are wrong", "The booklets for my dad's wedding are wrong"),
        ("Gran fell on your step", "my gran fell on your step"),
        ("My Mum is ill", "My Mum is ill"),
        ("The Mum and Baby club was full", "The Mum and Baby club was full"),
        ("We sold the mum and baby range", "We sold the mum and baby range"),
        ("Her Dad came", "Her Dad came"),
    ],
)
def test_family_called_by_name_alone_is_theirs(said, told):
    assert with_kin_owned(said) == told


@pytest.mark.parametrize("company", ["Bevan & Daughters, Funeral Directors", "Elm Road Crematorium"])
def test_whoever_led_the_funeral_does_not_hear_of_the_death_now(company):
    for day in range(1, 13):
        brief = {
            "message": f"My mother died on {day} May and the music at her funeral was the wrong one.",
            "facts": ["We entered the wrong track number."],
            "company": company,
            "fault": "ours",
        }
        opening = asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text.split("\n\n")[1]
        assert not re.search(r"to (?:hear|read)", opening), opening
