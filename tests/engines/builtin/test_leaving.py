"""Who leaves, or wants no answer, is let go: nothing is asked of them, and nobody argues."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.guidelines.shipped import GUIDELINES
from tests.services import service_of

SERVICE = service_of("builtin")
LEAVES = [
    "I am leaving the club. Please end my membership.",
    "We're moving to another supplier, so cancel everything.",
    "I hereby resign from the choir.",
    "I'd like to leave the scheme at the end of the year, I'm moving abroad.",
    "Take this letter as my notice.",
    "Close it. Done with you.",
]
STAYS = [
    "Sort this out or I'm leaving the club.",
    "If it happens again I'm moving to another supplier.",
    "I am thinking of leaving the gym. What would that cost?",
    "I don't want to leave the club, but the showers are cold.",
    "I left the club house at nine and the gate was shut.",
    "My trainer is leaving the gym and nobody told me.",
]
WANTS_NO_WORD = [
    "Don't write back.",
    "No reply needed.",
    "Please do not contact me again.",
    "no need to reply to this",
    "I don't want a reply.",
    "And don't come back to me with another offer.",
]
WANTS_ONE = [
    "Don't reply with a template this time.",
    "Please don't contact me by phone.",
    "Do not call me at work, write instead.",
    "Nobody bothered to reply.",
    "You don't write back to anyone.",
    "Don't answer until you have read it all.",
]
FACT = "The account closes on 30 June."


def reply(message, **rest):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **rest}))).reply.text


def says(text, guideline, slot):
    return any(phrase.say in text for phrase in GUIDELINES.phrases(guideline, slot, "en"))


@pytest.mark.parametrize("message", LEAVES)
def test_a_decision_to_leave_is_respected_and_asks_for_nothing(message):
    text = reply(message, facts=[FACT])
    assert says(text, "acknowledge", "leaving")
    assert says(text, "follow-up", "next_left")


@pytest.mark.parametrize("message", STAYS)
def test_who_only_threatens_or_thinks_of_leaving_is_answered_as_before(message):
    text = reply(message, facts=[FACT])
    assert not says(text, "acknowledge", "leaving")
    assert not says(text, "follow-up", "next_left")


@pytest.mark.parametrize("words", WANTS_NO_WORD)
def test_who_wants_no_answer_is_asked_nothing(words):
    message = f"The instructor never came on Monday. {words}"
    assert says(reply(message, facts=[FACT]), "follow-up", "next_left")
    bare = reply(message)
    assert says(bare, "follow-up", "next_leaving")
    assert "?" not in bare


@pytest.mark.parametrize("words", WANTS_ONE)
def test_who_says_how_to_answer_wants_an_answer(words):
    message = f"The instructor never came on Monday. {words}"
    assert not says(reply(message, facts=[FACT]), "follow-up", "next_left")
    assert not says(reply(message), "follow-up", "next_leaving")


def test_a_legal_step_or_an_offer_is_not_passed_over():
    suing = reply("I'm leaving the club and I will take you to court over the fees.", facts=[FACT])
    assert not says(suing, "follow-up", "next_left")
    offered = reply("I am leaving the club.", options=["Two months without a fee"])
    assert not says(offered, "follow-up", "next_left")
