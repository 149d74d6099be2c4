"""A reply that tells notes opens with what the message is about, whatever stands first or is told at most length."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def opening(message, **notes):
    draft = asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **notes})))
    return draft.reply.text.replace("’", "'").split("\n\n")[1]


LAMP = (
    "I bought the walnut lamp from you at the Easter fair, the one with the crooked neck, and I do love it. But it "
    "hums. I thought it was the fridge. I thought it was next door. I knocked on next door, which was embarrassing, we "
    "hadn't spoken since the hedge business. It's the lamp. Is this normal? I haven't dared use it since Sunday."
)
LEAVING = (
    "Our Year 6 leavers' trip was on Thursday and the coach came an hour late. The driver was lovely and sang. We ate "
    "our sandwiches on the wall. By the time we got there the planetarium show had started and nobody would let us in."
)


@pytest.mark.parametrize(
    ("message", "notes", "told", "not_told"),
    [
        (
            LAMP,
            {
                "facts": ["The dimmers of one batch hum with LED bulbs.", "The hum is harmless."],
                "options": ["We can post a new dimmer for the lamp."],
                "fault": "third_party",
            },
            "lamp",
            "next door",
        ),
        (
            LEAVING,
            {
                "facts": ["The coach was sent to the wrong school first."],
                "options": ["We can refund the coach in full."],
                "fault": "ours",
            },
            "coach",
            "sandwiches",
        ),
    ],
)
def test_it_tells_the_matter_and_not_what_surrounds_it(message, notes, told, not_told):
    said = opening(message, **notes)
    assert told in said
    assert not_told not in said


def test_a_question_is_named_and_not_held_up_in_its_own_words():
    said = opening("Do you have a ramp at the side door?", facts=["Wheelchairs come in by the north gate."])
    assert "the ramp" in said
    assert "“" not in said


def test_what_is_asked_and_stays_open_is_not_told_twice():
    message = "The vase broke on the way. When will the new one be made, and who pays the postage?"
    draft = asyncio.run(SERVICE.draft(Brief(message=message, facts=["The potter is away until May."])))
    assert draft.reply.text.count("who pays the postage") <= 1


def test_whoever_may_not_want_to_live_has_nothing_held_up_to_them():
    message = (
        "My heating is off again. I can't go on, I don't want to be here any more. Nobody would miss me."
    )
    said = opening(message, facts=["The engineer comes at nine tomorrow."])
    assert "miss you" not in said
    assert "want to be here" not in said


def test_a_firm_that_another_note_names_is_not_us():
    facts = [
        "The firm that collects our direct debits charged ten times the amount.",
        "The firm has corrected it.",
    ]
    draft = asyncio.run(
        SERVICE.draft(
            Brief(
                message="You took fifty pounds and not five.",
                facts=facts,
                fault="third_party",
                company="Little Thorn",
            )
        )
    )
    assert "We have corrected it" not in draft.reply.text
    assert "The firm has corrected it" in draft.reply.text


def test_the_english_of_whoever_asks_to_excuse_it_is_not_held_up():
    message = (
        "Guten Tag, excuse my English. The camper was wonderful. Now we become a bill of 240 pounds for the cleaning, "
        "but we have cleaned for two hours!"
    )
    said = opening(message, facts=["The fee was charged by mistake."], fault="ours")
    assert "“" not in said
    assert "become" not in said


def test_that_they_write_is_not_held_up_to_them():
    text = opening(
        "I'm writing regarding the £38 you took on the 2nd. I left. I handed my fob over to the man at reception.",
        facts=[
            "You handed in your fob on 24 September.",
            "The payment on 2 October covers the notice period.",
        ],
    )
    assert "writing" not in text


def test_a_thing_keeps_the_bare_noun_behind_its_of():
    text = opening(
        "The order of service for my mum had her name as Kathleen. She was Cathleen, with a C.",
        facts=["The mistake was made when we typed the order of service."],
        fault="ours",
    )
    assert "the order." not in text
