"""Nobody is asked for what they gave in another form, have not got, or what their trade does not keep."""

import asyncio

import pytest

from app.bootstrap import shipped
from app.model.brief import Brief
from app.prompts import Prompts
from tests.services import service_of

SERVICE = service_of("builtin")
QUESTIONS = Prompts([shipped("prompts")]).wording("questions")


def reply(message):
    made = asyncio.run(SERVICE.draft(Brief.model_validate({"message": message})))
    return made.reply.text.replace("’", "'")


def asked(message):
    """The lists of questions out of which the reply asks."""
    text = reply(message)
    return {name for name, ways in QUESTIONS.items() if any(way in text for way in ways)}


@pytest.mark.parametrize(
    "message",
    [
        "Fitted 4 tyres, charged me for 5. Invoice attached. Cheers, Dev",
        "The mirror was hanging off when I came back to your car park. Reg LM19 OPD. I want it paid for.",
        "Your scaffold is still up after eleven weeks and nobody answers. 8 Tansy Road.",
        "My order number is in the subject line and you have my email. The lamp arrived smashed.",
        "I've been with you for 30 years and you've got my account number in front of you. Why has the bill doubled?",
        "My name and address are below and the policy number is on the letter attached. Nothing has been paid.",
        "I had bloods done on the 4th and have heard nothing. Can someone tell me? Paul Ashworth 11.9.71",
    ],
)
def test_what_stands_in_the_message_is_asked_for_no_more(message):
    assert not {name for name in asked(message) if name.startswith(("missing_", "find_you"))}


def test_the_number_of_a_form_that_was_kept_is_not_asked_for():
    kept = "You sent a grey sofa for the green one. The order number is on the form, of which you kept both copies."
    assert asked(kept) <= {"find_you", "find_you_by_day"}
    assert asked("You sent a grey sofa and I ordered a green one. Please bring the green one.") - {"find_you"}


def test_an_animal_that_is_named_is_not_asked_for_by_name():
    told = "Our dog Rufus was left without water at your vets and we were charged for a night. I want it removed."
    assert not any(
        way in reply(told) for way in ("name of the animal", "animal called", "that of the animal")
    )


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        (
            "I donated my late husband's records and found the whole box in the skip behind your shop. I could weep.",
            "missing_when_where",
        ),
        ("The roof leaks again in the same place and you were here in February.", "missing_visit"),
    ],
)
def test_each_trade_is_asked_by_what_it_keeps(message, asks):
    assert asks in asked(message)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "She came home with a bite mark on her arm. What happened? And why wasn't I told?",
            "what happened and why",
        ),
        (
            "Our shop has been down since six. It costs us a fortune. When will it be back?",
            "when it will be back",
        ),
        (
            "The report is wrong. Could you (a) reopen it, (b) stop closing it, and (c) ring me?",
            "stop closing it",
        ),
        ("The pan's handle came off while I cooked. Only bought it at Easter. New one please.", "a new one"),
        ("My hall was cold and I want my money back, and fix your website.", "us to fix our website"),
        ("I have clicked the link eleven times and it never works. Unsubscribe me.", "us to unsubscribe you"),
        ("Nobody has come about the boiler for a week. Please can someone come today.", "us to come today"),
    ],
)
def test_what_is_asked_is_told_back(message, told):
    assert told in reply(message)


def test_no_question_without_its_mark_is_told_as_a_statement():
    said = reply("The coat came back with a burn on it. what went wrong. please call me")
    assert "that what went wrong" not in said


def test_who_says_that_we_have_their_number_is_not_asked_for_it():
    text = reply(
        "You have my number right, I checked. Nobody rang me when my mam fell, and she lay there all night."
    )
    assert "number" not in text
