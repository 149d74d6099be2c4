"""By what a matter is found: told by the words of the message, never asked for where they name it already."""

import asyncio

import pytest

from app.bootstrap import build_service, shipped
from app.engines.builtin.record import is_own, is_told, names, record_of
from app.model.brief import Brief
from app.prompts import Prompts
from app.settings import read_settings

SERVICE = build_service(read_settings({"SOFTANSWER_ENGINE": "builtin"}))


SERVICE_QUESTIONS = Prompts([shipped("prompts")]).wording("questions")


def reply(message, **more):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **more}))).reply.text


@pytest.mark.parametrize(
    ("message", "record"),
    [
        ("My van failed its MOT and your mechanic never rang to tell me.", "vehicle"),
        (
            "My daughter came home from school in tears because her teacher shouted at the whole class.",
            "pupil",
        ),
        ("I waited an hour for my dental appointment and was told the hygienist had left.", "patient"),
        ("The kennels gave my dog the wrong food all week.", "animal"),
        ("The landlord has had three letters about the damp in our flat.", "tenancy"),
        ("There is a pothole at the end of our street that has burst two tyres.", "street"),
        ("Your plumber left the kitchen under water and drove off.", "visit"),
        ("Four months on, your claims handler still has no answer about my claim.", "policy"),
        ("Our driving instructor cancelled the last three lessons.", "course"),
        ("We booked the cottage for a week and the hot tub was empty.", "booking"),
        ("I left the gym in March and you are still taking the membership fee.", "membership"),
        ("The direct debit on my account has doubled.", "account"),
        ("Since the update the export to CSV drops every third row.", "software"),
        ("My parcel was left in the rain by the courier.", "order"),
        ("Nobody has written back to me about any of it.", None),
    ],
)
def test_the_record_is_told_by_the_trade(message, record):
    assert record_of(message) == record


def test_every_record_has_its_questions():
    assert {f"record_{name}" for name in names()} <= set(SERVICE_QUESTIONS)


def test_a_flat_with_its_address_needs_no_address():
    assert is_told("The lift at 14 Larch Court has been out since May.", "tenancy")
    assert not is_told("The lift in our block has been out since May.", "tenancy")


@pytest.mark.parametrize(
    ("message", "own"),
    [
        ("Is the pool shut for the whole of August?", False),
        ("Is my course still on in August?", True),
        ("Does the 07:52 still stop at Hexley?", False),
        ("Why have I been sent two bills?", True),
    ],
)
def test_a_question_about_what_is_so_for_all_is_nobodys_own(message, own):
    assert is_own(message) is own


def test_a_school_is_not_asked_for_an_order_number():
    text = reply("My son's teacher lost his homework twice this term and then gave him detention for it.")
    assert "order" not in text
    assert "class" in text or "group" in text


def test_a_question_about_what_is_so_for_all_asks_for_no_name():
    text = reply("Is the swimming pool shut for the whole of August?")
    assert not any(word in text for word in ("number", "which name", "reference"))


def test_in_public_nothing_is_asked_for():
    text = reply("Your plumber left the kitchen under water and drove off.", channel="review")
    assert "address" not in text
