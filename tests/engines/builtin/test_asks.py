"""What a bare message is asked for fits its trade and is not in it already; where nothing is needed, nothing is."""

import asyncio
import re
from pathlib import Path

import pytest
import yaml

from app.bootstrap import shipped
from app.engines.builtin.trades import found_by
from app.model.brief import Brief
from app.prompts import Prompts
from app.text.weights.missing import LABELS
from tests.guidelines.shipped import GUIDELINES
from tests.services import service_of

SERVICE = service_of("builtin")
QUESTIONS = Prompts([shipped("prompts")]).wording("questions")
DATA = yaml.safe_load((Path(__file__).parents[2] / "data" / "asks.yaml").read_text(encoding="utf-8"))


def reply(message, **rest):
    made = asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **rest})))
    return made.reply.text.replace("’", "'")


def asked(message, **rest):
    """The lists of questions out of which the reply asks."""
    text = reply(message, **rest)
    return {name for name, ways in QUESTIONS.items() if any(asks(way, text) for way in ways)}


def asks(way, text):
    """Whether a reply asks in this way, whatever noun of the customer stands in it."""
    return re.search(re.escape(way).replace(re.escape("{thing}"), r"\w+"), text) is not None


def says(text, slot, guideline="solve-together"):
    return any(phrase.say in text for phrase in GUIDELINES.phrases(guideline, slot, "en"))


@pytest.mark.parametrize("case", DATA["found_by_trade"], ids=lambda case: case["says"][:40])
def test_a_company_is_told_by_what_its_trade_finds_the_matter(case):
    lists = asked(case["says"])
    assert lists
    assert all(name.startswith(f"missing_{case['asks']}") for name in lists), lists


@pytest.mark.parametrize("message", DATA["asks_nothing"])
def test_nothing_is_asked_where_nothing_is_needed(message):
    assert asked(message) == set()


@pytest.mark.parametrize("case", DATA["never_asked_for"], ids=lambda case: case["says"][:40])
def test_nobody_is_asked_for_what_their_trade_has_not_or_they_have_given(case):
    lists = asked(case["says"])
    assert not any(name.startswith(f"missing_{label}") for name in lists for label in case["never"]), lists


@pytest.mark.parametrize("case", DATA["by_their_noun"], ids=lambda case: case["says"][:40])
def test_who_has_their_name_down_for_something_is_asked_for_the_name_in_their_own_noun(case):
    assert asked(case["says"]) == {"find_you_by_thing"}
    assert case["noun"] in reply(case["says"]).split("\n\n", 2)[2]


@pytest.mark.parametrize("message", DATA["goods"])
def test_a_trade_named_in_passing_does_not_hide_goods_that_were_ordered(message):
    assert found_by(message) == ()
    assert any(name.startswith(("missing_order", "missing_product")) for name in asked(message))


def test_each_trade_is_found_by_what_may_be_missing():
    assert {*found_by("The vet was rude"), *found_by("at your surgery")} <= set(LABELS)


DANGER = "Your driver nearly hit my mother with the van outside our house in Mill Lane."


def test_who_is_at_risk_and_gave_a_number_is_not_asked_for_it_again():
    text = reply(f"{DANGER} My number is 07700 900412.")
    assert says(text, "have_number")
    assert not says(text, "ask_contact")


@pytest.mark.parametrize(
    "wish", ["I am deaf.", "No phone calls please.", "I want it in black and white.", "Reply by letter only."]
)
def test_nobody_is_rung_who_would_rather_be_written_to(wish):
    text = reply(f"{DANGER} {wish}")
    assert not says(text, "ask_contact")
    assert not says(text, "ask_hour")


@pytest.mark.parametrize("wish", ["Please ring me.", "I want a call back.", "Can somebody phone me?"])
def test_who_asks_for_a_call_is_asked_when_if_they_gave_a_number(wish):
    text = reply(f"The gate you put up has dropped and will not shut. {wish} 07700 900412")
    assert says(text, "ask_hour")


@pytest.mark.parametrize("when", ["after 4", "tomorrow morning", "any time"])
def test_who_says_when_to_ring_is_not_asked_it(when):
    text = reply(f"The gate you put up has dropped and will not shut. Please ring me {when}. 07700 900412")
    assert not says(text, "ask_hour")


def test_who_only_complains_is_not_asked_for_a_number_to_ring():
    text = reply("The gate you put up has dropped and will not shut. It is a disgrace. I want it mended.")
    assert not says(text, "ask_contact")
    assert not says(text, "ask_hour")


UNFOUND = "Your man never showed and I lost a day's pay."


@pytest.mark.parametrize("channel", ["review", "social"])
def test_in_public_a_complaint_ends_with_the_way_into_a_private_message(channel):
    assert says(reply(UNFOUND, channel=channel), "private", "keep-open")
    assert not says(reply(f"Order 4471932. {UNFOUND}", channel=channel), "private", "keep-open")
    assert not says(reply("Is the bakery open on Mondays?", channel=channel), "private", "keep-open")


@pytest.mark.parametrize("channel", ["email", "chat", "review", "social"])
def test_who_only_thanks_is_asked_nothing(channel):
    thanks = "Thank you so much for coming out in the snow. Your engineer Dev was brilliant. The Patels"
    assert "?" not in reply(thanks, channel=channel)


@pytest.mark.parametrize(
    ("asked_for", "missed"),
    [
        ("What are you going to do about it?", False),
        ("How do you intend to put this right?", False),
        ("What will you offer me?", False),
        ("What time does the depot close on Saturdays?", True),
    ],
)
def test_an_offer_answers_what_we_mean_to_do_about_it(asked_for, missed):
    offered = {
        "fault": "ours",
        "facts": ["The van broke down."],
        "options": ["a new one or a full refund, his choice"],
    }
    text = reply(f"The flowers came a day late and half dead. {asked_for}", **offered)
    told = says(text, "missed", "keep-open") or "what time the depot closes on Saturdays" in text
    assert told is missed
