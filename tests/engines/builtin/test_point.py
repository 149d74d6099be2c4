"""Where there are notes, the reply still gives back what most likely is the matter, and not only its name."""

import asyncio

import pytest

from app.engines.builtin.notes.patterns import pattern
from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def draft(message, **more):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **more})))


@pytest.mark.parametrize("fault", ["ours", "unknown", "third_party"])
@pytest.mark.parametrize(
    ("message", "fact", "told"),
    [
        (
            (
                "Picked up my Golf yesterday after the service. Greasy handprint on the cream driver's seat and the "
                "seat's been shoved all the way back. I look after that car. What are you going to do about the stain?"
            ),
            "No cover was on the driver's seat after the service, the stain is from a glove",
            "the driver's seat",
        ),
        (
            (
                "My mum's stone was meant to be up for the anniversary on the 12th. We had family over from Cork. I "
                "need to know when it will be."
            ),
            "quarry has not delivered the stone",
            "your mum's stone",
        ),
        (
            (
                "Took a morning off for your plumber, 8 to 12 slot, nobody came, nobody rang. Still got a bucket under "
                "the sink. When's the new slot?"
            ),
            "the plumber's van broke down",
            "nobody came",
        ),
    ],
)
def test_what_went_wrong_comes_back_beside_the_notes(message, fact, told, fault):
    reply = draft(message, facts=[fact], fault=fault)
    assert told in reply.reply.text
    assert next(i for i in reply.checklist if i.id == "listen").status == "met"


def test_what_the_customer_calls_us_is_never_told_back():
    message = (
        "Black mould all over my baby's room, reported it in November, some clown comes and takes photos and then "
        "nothing. You're slum landlords with a logo. When is someone coming?"
    )
    for more in ({}, {"facts": ["surveyor booked for Monday 9 May"], "fault": "ours"}):
        assert "landlords" not in draft(message, **more).reply.text


@pytest.mark.parametrize(
    ("told", "calls"),
    [
        ("we're slum landlords with a logo", True),
        ("we are useless", True),
        ("we're robbers", True),
        ("we were told about it twice", False),
        ("we're not coming", False),
        ("we were late again", False),
        ("we are sending it back", False),
    ],
)
def test_a_name_for_us_is_told_apart_from_what_we_did(told, calls):
    assert bool(pattern("calls_us").search(told)) is calls


def test_a_question_with_an_answer_is_named():
    reply = draft("Do you have a ramp at the side door?", facts=["Wheelchairs come in by the north gate."])
    assert "the ramp" in reply.reply.text


def test_broken_english_is_not_told_back():
    message = (
        "I am write about my stay in your hotel. In the night is very big noise from the wedding and reception say me "
        "nothing to do. I have exam important in the morning and I no sleep. I pay 310 euro. I think is not correct."
    )
    text = draft(message).reply.text
    assert "exam important" not in text
    assert "no sleep" not in text


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "Three weeks I have been waiting for the oak table and nobody came.",
            "waiting three weeks for the oak table",
        ),
        (
            "For two months we've been living without a kitchen.",
            "been living for two months without a kitchen",
        ),
    ],
)
def test_how_long_it_has_been_stands_where_it_belongs(message, told):
    assert told in draft(message).reply.text
