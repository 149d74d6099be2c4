"""What a bare message asks is told back, so that the reply names what it cannot answer yet."""

import asyncio

import pytest

from app.model.brief import Brief


@pytest.fixture
def reply(service):
    return lambda message, **rest: (
        asyncio.run(service.draft(Brief.model_validate({"message": message, **rest}))).reply.text
    )


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "Why does my direct debit keep going up when I've used less gas than last winter?",
            "why your direct debit keeps going up when you've used less gas than last winter",
        ),
        (
            "I'd like to cancel my membership. I've tried on the website, there's no button.",
            "you'd like to cancel your membership",
        ),
        (
            "My bike was serviced by you and the brakes rub. I want to know who checked it, and why nobody rang me.",
            "who checked it, and why nobody rang you",
        ),
        (
            "The barrier would not read my plate and I was charged £64.90. Please cancel the charge.",
            "you'd like us to cancel the charge",
        ),
        (
            "Can someone please explain why I've been waiting five weeks for a decision on my pension?",
            "why you've been waiting five weeks for a decision on your pension",
        ),
        (
            "Is there a reason your staff wouldn't take my kettle back?",
            "whether there is a reason our staff wouldn't take your kettle back",
        ),
    ],
)
def test_a_question_or_wish_is_named_in_words_to_the_customer(reply, message, told):
    assert told in reply(message).replace("You'd", "you'd")


def test_what_begins_the_message_begins_the_reply(reply):
    told = reply("I'd like to cancel my membership. I've tried on the website, there's no button.")
    assert told.index("cancel your membership") < told.index("tried on the website")


@pytest.mark.parametrize(
    "message",
    [
        "The lift has been out for a week. Do you people have any shame at all?",
        "My parcel is gone. So who exactly did your driver hand my headphones to, a ghost?",
        "The pool was empty. Is this how you treat guests?",
        "My order never came. Why on earth would I buy from you again?",
        "The tiles came broken. A bit of common sense wouldn't go amiss.",
    ],
)
def test_what_is_asked_in_scorn_is_not_told_back(reply, message):
    last = message.rstrip("?.").split(". ")[-1].split()
    told = reply(message)
    assert "ou ask whether" not in told
    assert "ou ask who" not in told
    assert " ".join(last[-3:]) not in told


def test_nobody_is_told_back_their_own_slips(reply):
    told = reply(
        "Hello, I am buy a ticket for 12 may but in the mail is write june. How I can change? I not make this mistake."
    )
    assert "How I can change" not in told
    assert "you ask how" not in told.lower()


def test_where_there_are_notes_they_answer_instead(reply):
    told = reply("When will my refund arrive?", facts=["The refund was sent on 3 May."])
    assert "when your refund will arrive" not in told
    assert "3 May" in told
