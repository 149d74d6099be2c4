"""What surely no note answers is told back as understood and open; what a note may answer is not."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.guidelines.shipped import GUIDELINES
from tests.services import service_of

SERVICE = service_of("builtin")


def drafted(message, **rest):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **rest})))


def reply(message, **rest):
    return drafted(message, **rest).reply.text.replace("’", "'")


def advises(text, slot):
    return any(phrase.say in text for phrase in GUIDELINES.phrases("escalate", slot, "en"))


@pytest.mark.parametrize(
    ("message", "notes", "told"),
    [
        (
            "Does the warranty cover the battery? And how long would a repair take?",
            {"facts": ["battery is covered for 12 months"]},
            "how long a repair would take",
        ),
        (
            "I was charged twice. I want one payment back. Why was the second payment taken?",
            {"options": ["refund the second payment"]},
            "why the second payment was taken",
        ),
        (
            "Can I appeal? Please tell me why my claim was rejected.",
            {"facts": ["appeal within 8 weeks by letter"]},
            "why your claim was rejected",
        ),
        (
            "The nursery shut at noon. What was the reason? Why weren't parents told?",
            {"facts": ["heating failed"]},
            "why parents weren't told",
        ),
        (
            "The meter is wrong. Please stop sending me red letters.",
            {"facts": ["meter display is out of date"]},
            "us to stop sending you red letters",
        ),
    ],
)
def test_an_ask_that_no_note_can_answer_is_told_back(message, notes, told):
    assert reply(message, **notes).count(told) == 1


@pytest.mark.parametrize(
    ("message", "notes", "not_told"),
    [
        (
            "Where is my parcel and when will it come?",
            {"facts": ["parcel arrives on Friday"], "fault": "ours"},
            "when it will come",
        ),
        ("The class was cancelled. Why was that?", {"facts": ["teacher was ill"]}, "why that was"),
        (
            "The vase broke. When will I get my money?",
            {"facts": ["refund sent on Monday"]},
            "when you will get",
        ),
        (
            "The cake was late. How will you put this right?",
            {"options": ["half the price"]},
            "how we will put",
        ),
        (
            "Two chairs are missing. If they aren't here on Friday I want to send the lot back.",
            {"facts": ["second parcel arrives on Friday"]},
            "send the lot back",
        ),
    ],
)
def test_an_ask_that_a_note_may_answer_is_not_said_to_be_open(message, notes, not_told):
    _, _, *behind_the_opening = reply(message, **notes).split("\n\n")
    assert not_told not in "".join(behind_the_opening)


def test_whether_it_is_safe_is_told_back_with_what_to_do_until_then():
    draft = drafted(
        "The cot you sold us has a loose side. Is it safe for my baby to sleep in it?",
        facts=["parts are checked by the maker"],
    )
    assert "whether it is safe for your baby to sleep in it" in draft.reply.text
    assert advises(draft.reply.text.replace("’", "'"), "safe_side")
    asked = [action for action in draft.actions if action.reason.startswith("They ask about safety")]
    assert [action.text for action in asked] == ["Is it safe for my baby to sleep in it?"]


def test_a_question_about_a_dose_goes_to_a_doctor():
    text = reply(
        "My mother was given 20mg instead of 10mg at your pharmacy. Should she take the next dose tonight?"
    )
    assert "whether she should take the next dose tonight" in text
    assert advises(text, "ask_doctor")


def test_a_safety_question_that_a_note_answers_is_not_said_to_be_open():
    draft = drafted(
        "The heater smells odd. Is it safe to leave it on?",
        facts=["Please switch it off until the visit on Friday"],
    )
    assert not any(action.reason.startswith("They ask about safety") for action in draft.actions)
    assert not advises(draft.reply.text.replace("’", "'"), "safe_side")


@pytest.mark.parametrize(
    ("message", "facts", "asked"),
    [
        (
            "Was 95 minutes late because of you and missed a job interview. Do I get the full fare back?",
            ["delay 95 min, signal failure at Reading", "delay repay: 60-119 min = 100% of single"],
            "whether you get the full fare back",
        ),
    ],
)
def test_a_question_that_only_an_unworded_note_answers_is_looked_at(message, facts, asked):
    made = drafted(message, facts=facts)
    text = made.reply.text.replace("’", "'")
    said = next(line for line in text.split("\n") if asked in line)
    assert "look" in said or "exact" in said
    assert "Left out" in made.note


def test_a_question_that_is_answered_is_not_said_to_be_looked_at():
    text = reply("When can I collect my car?", facts=["car ready on 3 May", "xx zz 4q"])
    assert "looking at" not in text
    assert "being looked at" not in text


@pytest.mark.parametrize(
    ("fact", "still_open"),
    [
        ("We refunded £45 to her card on Monday.", False),
        ("£45 plus £3.95 postage was refunded on 23 October.", False),
        ("The coat was not refunded.", True),
        ("The coat was listed in May.", True),
    ],
)
def test_that_the_money_went_back_answers_who_wants_it_back(fact, still_open):
    message = "I bought a coat in your shop and it has a stain. I want my money back."
    told = drafted(message, facts=[fact], fault="ours")
    assert ("open" in str(told.doubts) or "still to come" in " ".join(told.verdict_reasons)) is still_open
