"""Who was hurt, or has eaten what was not fit for it, is told what helps; nothing gone is to be left alone."""

import asyncio
import re

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
LEAVE_ALONE = re.compile(r"\b(?:unused|don't use it|leave it alone|stop using it|leave alone)\b")
SEND_FOR_HELP = re.compile(r"\b(?:doctor|pharmacist|emergency number|vet)\b")


def draft(message, **more):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **more})))


@pytest.mark.parametrize(
    "message",
    [
        "I found metal in your soup, and I had already swallowed a piece. What now?",
        "We have eaten the whole jar and now read about your recall.",
        "I finished the tin of tuna and there was glass at the bottom.",
    ],
)
def test_what_is_swallowed_is_not_left_alone(message):
    made = draft(message)
    assert not LEAVE_ALONE.search(made.reply.text)
    assert "pharmacist" in made.reply.text
    assert "safety" in made.reading.risks


def test_a_bitten_child_is_a_risk_and_the_first_word_is_of_a_doctor():
    made = draft("My daughter was bitten by another child at your club today.")
    assert "safety" in made.reading.risks
    assert "doctor" in made.reply.text.split("\n\n")[1]


@pytest.mark.parametrize(
    "message",
    [
        "My mother fell on your wet floor and broke her wrist.",
        "The barber cut my ear. It needed three stitches.",
        "My husband choked on a bone in your pie. He is fine now.",
    ],
)
def test_who_has_been_seen_to_is_not_sent_to_a_doctor(message):
    made = draft(message)
    assert "safety" in made.reading.risks
    assert not SEND_FOR_HELP.search(made.reply.text)


def test_at_a_smell_of_gas_they_are_to_ring_from_outside():
    made = draft("We smell gas in the hall since your men left. Should we stay here.")
    first = made.reply.text.split("\n\n")[1]
    assert "gas emergency line" in first
    assert "reply" not in first


@pytest.mark.parametrize(
    "message",
    [
        "My account is suspended. This is killing my business.",
        "The battery died after two weeks.",
        "My phone died during your update.",
        "The quiz app keeps crashing and burning in round three.",
        "The printer keeps choking on the paper.",
        "I'm allergic to your hold music.",
    ],
)
def test_a_figure_of_speech_sends_for_nobody(message):
    made = draft(message)
    assert not SEND_FOR_HELP.search(made.reply.text)
    assert not re.search(r"condolence|sympathy|your loss", made.reply.text)
    assert made.reading.risks == ()


def test_nothing_asked_is_not_said_to_be_unanswered():
    made = draft(
        "The tram broke down and I missed my exam. Nobody apologised.",
        facts=["points failure at Mill Road, 40 min delay"],
        cannot=["n/a re exam board"],
    )
    assert not re.search(r"\byou ask|your question|you asked", made.reply.text)


def test_scorn_is_not_asked_after():
    made = draft("Have you even read it? The gate still squeaks.", facts=["The fitter is booked for 14 May."])
    assert not re.search(r"\byou asked|your question|whether we have", made.reply.text)
