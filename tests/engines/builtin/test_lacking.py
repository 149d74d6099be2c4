"""The question of a reply to a bare message fits what that message lacks."""

import asyncio

import pytest

from app.bootstrap import shipped
from app.model.brief import Brief
from app.prompts import Prompts
from app.text.weights.missing import LABELS
from tests.guidelines.shipped import GUIDELINES
from tests.services import service_of

SERVICE = service_of("builtin")
QUESTIONS = Prompts([shipped("prompts")]).wording("questions")


def reply(message, **more):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **more}))).reply.text


def asked(message, **more):
    """Which lists of questions the reply asks out of."""
    text = reply(message, **more)
    return {name for name, ways in QUESTIONS.items() if any(way in text.replace("’", "'") for way in ways)}


@pytest.mark.parametrize(
    ("message", "lists"),
    [
        ("My van failed its MOT and your mechanic never rang to tell me.", {"missing_vehicle"}),
        (
            "The bin lorry has gone past our street without stopping three weeks in a row.",
            {"missing_street"},
        ),
        (
            "My parcel was left in the rain by the courier and everything in it is ruined.",
            {"missing_order", "missing_order_delivery"},
        ),
        ("I left the gym in March and you are still taking the membership fee.", {"missing_membership"}),
        (
            "The direct debit for my electricity account has doubled and nobody can say why.",
            {"missing_account", "missing_account_billing"},
        ),
    ],
)
def test_it_asks_for_that_by_which_the_matter_is_found(message, lists):
    found = asked(message)
    assert found
    assert found <= lists


def test_everything_that_may_be_lacking_can_be_asked_for():
    said_otherwise = {"nothing", "contact"}
    assert {f"missing_{label}" for label in LABELS if label not in said_otherwise} <= set(QUESTIONS)


def test_a_school_is_not_asked_for_an_order_number():
    text = reply("My son's teacher lost his homework twice this term and then gave him detention for it.")
    assert "order" not in text


@pytest.mark.parametrize(
    "message",
    ["Is the swimming pool shut for the whole of August?", "Do you sell gift cards in the airport shop?"],
)
def test_a_question_about_what_is_so_for_all_asks_for_no_name(message):
    assert asked(message) == set()


def test_a_registration_that_is_named_is_not_asked_for():
    message = (
        "Your garage has had my car AB12 CDE for three weeks and it failed its MOT on the brakes you fitted."
    )
    assert "missing_vehicle" not in asked(message)


def test_where_the_matter_can_be_found_only_something_else_is_asked_for():
    found_by = {"order", "order_delivery", "order_damaged_or_faulty", "order_wrong_item"}
    lists = asked("Order 4471932 came with a crack right across the glass of the lamp.")
    assert lists.isdisjoint({f"missing_{name}" for name in found_by} | {"find_you"})


DANGER = "Your driver shouted at my mother and nearly hit her with the van outside our house in Mill Lane."


@pytest.mark.parametrize(
    "wish", ["I want an answer in writing.", "Please don't call me.", "Answer by e-mail."]
)
def test_who_wants_it_in_writing_is_asked_for_no_number_to_ring(wish):
    ways = [
        p.say
        for name in ("ask_contact", "ask_hour")
        for p in GUIDELINES.phrases("solve-together", name, "en")
    ]
    plain, wished = reply(DANGER), reply(f"{DANGER} {wish}")
    assert any(way in plain for way in ways)
    assert not any(way in wished for way in ways)


UNFOUND = (
    "Third time that you have cancelled my root canal appointment, and I have been living on painkillers for weeks.",
    "You people took money for a licence that I gave back, and nobody there can be bothered to put it right.",
    "The lessons stopped after two weeks and I was never told why, so I would like my fee back.",
)


@pytest.mark.parametrize("message", UNFOUND)
def test_who_signs_with_a_whole_name_is_not_asked_for_it(message):
    assert "find_you" not in asked(f"{message}\n\nKind regards,\nThandi Mbeki")


def test_nobody_is_asked_twice():
    before = [{"from": "agent", "text": "Could you tell me the order number?"}]
    assert asked("It never came and I am still waiting for my parcel.", thread=before) == set()


def test_in_public_nothing_is_asked_for():
    assert asked("Your plumber left the kitchen under water and drove off.", channel="review") == set()


def test_a_calm_question_that_a_note_answers_is_not_asked_what_else_should_be_done():
    ways = [phrase.say for phrase in GUIDELINES.phrases("solve-together", "ask_answer", "en")]
    text = reply("Can I bring my dog to the cottage?", facts=["The cottage takes one dog."])
    assert any(way in text for way in ways)


GYM = "You took £28 in May and £28 in June though I cancelled my membership in writing. I want my £56 back."
TOLD_IN_PUBLIC = (
    "I came in on the 9th for a check-up and was told before everybody that my last bill was unpaid."
)
IN_ARREARS = "On 4 May your porter told my mother that her account was in arrears. It never was."


def test_a_number_is_asked_for_by_the_kind_of_thing_that_has_it():
    ways = [way.format(thing="membership") for way in QUESTIONS["find_you_by_thing_number"]]
    signed = reply(f"{GYM}\n\nBola Adeyinka")
    assert any(way in signed for way in ways)


def test_who_speaks_of_nothing_that_has_a_number_is_asked_for_the_one_that_they_are_known_by():
    assert asked(f"{UNFOUND[1]}\n\nThandi Mbeki") == {"find_you_by_number"}


@pytest.mark.parametrize("message", [TOLD_IN_PUBLIC, IN_ARREARS])
def test_who_gives_name_and_day_is_asked_for_no_number(message):
    lists = asked(f"{message}\n\nNasrin Talebi")
    assert lists.isdisjoint({"find_you", "find_you_by_number", "find_you_by_thing_number"})


@pytest.mark.parametrize(
    ("message", "not_asked_for"),
    [
        (
            (
                "Your man drilled out a lock that wasn't locked and charged me £480 for it at eleven at night. "
                "That was the money for my boy's school trip."
            ),
            "pupil",
        ),
        ("Your sweep left soot all over a cream rug. Will your insurance cover that?", "policy"),
        ("The fancy dress you hired me for our museum's charity night came back with a stain.", "membership"),
    ],
)
def test_what_is_only_mentioned_makes_no_trade(message, not_asked_for):
    assert f"missing_{not_asked_for}" not in asked(message)


def test_whom_somebody_mourns_they_are_not_asked_for():
    message = "You sent a vaccination reminder for Biscuit. He died on your table three weeks ago. Please make it stop."
    assert asked(message).isdisjoint({"missing_patient", "missing_animal"})
