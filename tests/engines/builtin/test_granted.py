"""What the customer has asked for, or is owed, is done and not offered; what is theirs to say is still asked."""

import json
import re
from pathlib import Path

import pytest

from app.text.words import content_stems
from tests.engines.builtin.circumstances import draft

READ = Path(__file__).parents[2] / "data" / "granted" / "en.jsonl"
"""Briefs of two writers on whom nothing was fitted, with what a reader would do with each offer."""
FEE = "You charged me the £39 delivery fee and nobody came. I want my £39 back, and I want it this week."
BOX = "The vase came in pieces. I want a new vase sent out, it is a present for my sister."
FACTS = ["The van broke down that day."]


def reply(message, *options, fault="ours", **rest):
    text = draft(message, facts=FACTS, options=options, fault=fault, **rest).reply.text
    return text.replace("’", "'")


def asks(text):
    """Whether a reply asks for a yes, or which of several they would like."""
    return re.search(
        r"\b(?:if you'd like that|say yes|which of|what you'd like|suits? you|that help)\b", text
    )


@pytest.mark.parametrize(
    ("message", "option", "told"),
    [
        (FEE, "Refund the £39 delivery fee", "We'll refund the £39 delivery fee."),
        (FEE, "refund £39 to her card today", "We'll refund £39 to your card today."),
        (BOX, "Send a new vase by courier today, free of charge", "We'll send a new vase by courier today"),
    ],
)
def test_what_was_asked_for_is_done_and_nothing_is_asked(message, option, told):
    text = reply(message, option)
    assert told in text
    assert not asks(text)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("Decision by 27 November", "You'll have a decision by 27 November."),
        (
            "Invoice on hold, nothing will be debited until it is settled",
            "We'll put the invoice on hold, and nothing",
        ),
    ],
)
def test_nobody_is_asked_whether_they_want_an_answer_or_no_bill(option, told):
    assert told in reply("Your invoice for £1,286 is wrong. The van was fine.", option, fault="unknown")


@pytest.mark.parametrize(
    "option",
    [
        "Refund the £39 against a photo of the receipt",
        "Refund the £39 if she sends the label",
        "Refund the £39 or take £50 off the next order",
        "Come back on Tuesday or on Friday",
    ],
)
def test_what_waits_for_something_of_theirs_is_not_promised(option):
    assert not re.search(r"\bwe'll refund|\bwe'll come", reply(FEE, option), re.IGNORECASE)


def test_of_what_excludes_each_other_none_is_done():
    text = reply(BOX, "Refund the vase in full", "Send a new vase today")
    assert not re.search(r"We'll (?:refund|send)|You'll have", text)
    assert re.search(r"which|prefer|what you'd like|suits? you|your choice", text), text


def test_nothing_is_done_for_whom_nobody_deals_with_any_more():
    text = reply(FEE, "Refund the £39 delivery fee", end_relationship=True)
    assert "We'll refund" not in text


def test_what_is_done_rests_on_the_note_and_is_no_promise_of_ours():
    done = draft(FEE, facts=FACTS, options=["Refund the £39 delivery fee"], fault="ours")
    items = {item.id: item.status for item in done.checklist}
    assert items["no-unauthorised-promise"] == "met"
    assert items["offer-options"] == "met"


@pytest.mark.parametrize(
    ("message", "done"),
    [("Why has my oil gone up from 78p?", False), ("I want to cancel and have my £20 back.", True)],
)
def test_nothing_of_theirs_is_ended_unasked(message, done):
    assert ("We'll cancel" in reply(message, "Cancel the order and refund the £20")) is done


def test_an_ending_further_on_is_not_done_either():
    text = reply(FEE, "Refund the £39 delivery fee today and close her account")
    assert not re.search(r"We'll refund", text)


def test_nobody_comes_on_a_day_that_was_not_agreed():
    text = reply(BOX, "Delivery of a new vase on Saturday 14 June", "Refund of the delivery charge")
    assert not re.search(r"(?:we|you)'ll (?:also )?(?:have a )?deliver", text, re.IGNORECASE)


def test_a_price_of_theirs_is_never_decided_for_them():
    text = reply(
        "I've got a parking ticket in my own space. Sort it out.", "Issue a new permit at the desk, £10"
    )
    assert "We'll issue" not in text


def test_of_two_refunds_neither_is_done():
    text = reply(
        "You charged me £274 for ten minutes.", "Refund £110 to the card", "Refund down to £60 plus the lock"
    )
    assert not re.search(r"We'll refund|all of (?:it|this|that)", text)


def test_when_the_rest_is_done_only_the_time_is_asked_for():
    text = reply(FEE, "Refund the £39 delivery fee", "New delivery on Tuesday or on Thursday")
    assert "We'll refund the £39 delivery fee." in text
    assert re.search(r"when|which (?:day|of)|day", text.rpartition("We'll refund")[2], re.IGNORECASE)


def test_beside_what_is_done_the_rest_is_still_theirs_to_choose():
    text = reply(
        FEE, "Refund the £39 delivery fee", "Move the delivery to an evening slot, she would pay £5 more"
    )
    assert "We'll refund the £39 delivery fee." in text
    assert "We'll move" not in text


def done_in(text, option):
    """Whether a reply says of an option that it is done."""
    told = [
        one
        for one in re.split(r"(?<=[.!?])\s+", text)
        if re.match(r"(?:we|you)'ll (?:also )?\w", one.lower())
    ]
    stems = content_stems(option)
    return any(len(stems & content_stems(one)) >= 0.7 * len(stems) for one in told)


def test_nine_in_ten_of_what_is_done_are_what_readers_would_do():
    found = []
    for row in map(json.loads, READ.read_text(encoding="utf-8").splitlines()):
        given = {name: row[name] for name in ("message", "facts", "options", "cannot", "fault")}
        text = draft(**given).reply.text.replace("’", "'")
        found += [
            label
            for option, label in zip(row["options"], row["labels"], strict=True)
            if done_in(text, option)
        ]
    assert len(found) >= 8
    assert found.count("W") >= 0.9 * len(found)


def test_all_the_money_back_is_not_given_beside_what_may_be_had_instead():
    text = reply(BOX, "Refund of £245.90 now", "White one from the next delivery, about 3 weeks")
    assert not re.search(r"(?:we|you)'ll (?:have|refund)", text, re.IGNORECASE)


def test_what_was_only_said_to_be_possible_is_not_promised():
    text = reply(FEE, "We can refund the £39 delivery fee.")
    assert "We can refund the £39 delivery fee." in text or "refund the £39 delivery fee" in text
    assert "We'll refund" not in text


def test_a_delivery_on_a_day_is_asked_for_beside_a_fee_that_goes_back():
    message = "My sofa never came and I waited at home all day. I want it now, and the £39 delivery fee back."
    text = reply(message, "Delivery on Saturday 14 June", "Refund of the £39 delivery fee")
    assert "You'll have a refund of the £39 delivery fee." in text
    assert not re.search(r"(?:we|you)'ll (?:also )?(?:have a )?deliver", text, re.IGNORECASE)


def test_the_second_of_two_that_are_done_comes_on_top():
    text = reply(FEE, "Refund the £39 delivery fee", "Send a letter of apology today")
    assert "We'll refund the £39 delivery fee. We'll also send a letter of apology today." in text


CALL = "The bill is wrong, it says £1,912. Can somebody please ring me rather than write?"


@pytest.mark.parametrize(
    ("message", "option", "told"),
    [
        (
            "I was there at 2.30. I expect the £65 charge to be reversed.",
            "Waive the £65 once",
            "We'll waive the £65 once.",
        ),
        (
            "Where are my son's glasses?",
            "Ask the eleven families today",
            "We'll ask the eleven families today.",
        ),
        (
            "He said it was a one-off.",
            "Write to her again once the agency has answered",
            "We'll write to you again once",
        ),
        (CALL, "Ring her on Thursday between 10 and 12", "We'll ring you on Thursday between 10 and 12."),
    ],
)
def test_what_lets_them_off_or_only_we_do_is_done(message, option, told):
    assert told in reply(message, option, fault="unknown")


@pytest.mark.parametrize(
    ("message", "option"),
    [
        (CALL, "Spread the £168.22 over three months"),
        (CALL, "Ring her at any time that suits her"),
        ("Nobody wrote to me about the date.", "Ring her on Thursday between 10 and 12"),
        ("The visit never took place.", "Waive the visit fee or send £20"),
        ("The visit never took place.", "Waive the £35, or £20 off the next order"),
        ("The visit never took place.", "Waive the £35 fee, if she returns the key"),
        (
            "Why did nobody call me? I work nights, so do not ring before 2pm.",
            "Ring her on Thursday between 10 and 12",
        ),
    ],
)
def test_what_they_have_to_choose_or_did_not_ask_for_is_not_done(message, option):
    assert not re.search(r"[Ww]e'll (?:also )?(?:spread|ring|waive)", reply(message, option, fault="unknown"))


@pytest.mark.parametrize(
    "option", ["Ask the manager if she wants that", "Email the form, she signs it and sends it"]
)
def test_what_others_are_asked_for_their_sake_waits_for_them(option):
    assert not re.search(r"[Ww]e'll (?:ask|email)", reply("Where is my refund?", option, fault="unknown"))


def test_money_back_for_a_charge_stands_before_what_is_asked():
    message = "My order is three weeks late. When does it come?"
    text = reply(message, "delivery on Saturday 14 June", "refund of the £4.90 delivery charge")
    assert 0 < text.index("You'll have a refund of the £4.90 delivery charge.") < text.index("14 June")
