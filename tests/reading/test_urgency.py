"""What presses is read with the sentence that shows it; a sure danger is a risk, a threat is none to the customer."""

import pytest

from app.bootstrap import build_reader, shipped
from app.model.brief import Brief
from app.prompts import Prompts


@pytest.fixture(scope="module")
def read():
    reader = build_reader(Prompts([shipped("prompts")]))
    return lambda message, **fields: reader.read(Brief.model_validate({"message": message, **fields}))


BOILER = (
    "hi, it's the top flat. the flame in the boiler window has gone orange since your man came, and we've all had a "
    "headache since Sunday, even the cat just sleeps. when is the next free appointment? no hurry"
)
DEADLINE = (
    "The proof for the order of service came today and hymn two has the wrong words. The funeral is on Friday at 11. "
    "Have you printed yet?"
)
FAREWELL = (
    "Please close my account. I've sold what I could and paid everybody, and the cat goes to my sister on Sunday. You "
    "won't need to write to me again. Thank you for being patient with me, I'm sorry to have been a burden."
)
ORDINARY = (
    "I ordered a bookcase on 3 May and it came in the wrong colour. The driver was friendly but would not take it "
    "back. Please collect it and send the oak one."
)


def shown(reading):
    return [sign.text for sign in reading.signs if sign.of == "urgency"]


def test_a_danger_that_is_not_named_is_read_with_its_sentence(read):
    reading = read(BOILER)
    assert reading.urgency == "danger"
    assert any("headache" in text or "flame" in text for text in shown(reading))


def test_a_deadline_is_read_with_its_sentence(read):
    reading = read(DEADLINE)
    assert reading.urgency == "deadline"
    assert shown(reading) == ["The funeral is on Friday at 11."]


def test_a_farewell_is_read_as_a_risk_of_self_harm_and_goes_higher(read):
    reading = read(FAREWELL)
    assert "self_harm" in reading.risks
    assert reading.urgency == "danger"
    assert reading.escalate


def test_nothing_presses_in_an_ordinary_complaint(read):
    reading = read(ORDINARY)
    assert reading.urgency == "none"
    assert shown(reading) == []


def test_what_a_threat_says_is_no_danger_to_tell_the_customer_of(read):
    reading = read("Cancel my membership today or I will come down there and break your manager's arms.")
    assert reading.abuse == "threat"
    assert reading.urgency == "none"
    assert shown(reading) == []


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("de", "Ich will nicht mehr leben. Kündigen Sie mein Konto."),
        ("fr", "Je ne veux plus vivre. Fermez mon compte."),
        ("es", "No quiero vivir más. Cierren mi cuenta."),
    ],
)
def test_in_other_languages_a_risk_that_was_read_is_a_danger_and_nothing_else_presses(
    read, language, message
):
    assert read(message, language=language).urgency == "danger"
    assert read(BOILER, language=language).urgency == "none"


@pytest.mark.parametrize("message", [BOILER, DEADLINE, FAREWELL])
def test_signs_are_stretches_of_the_message(read, message):
    reading = read(message)
    for sign in reading.signs:
        assert reading.text[sign.start : sign.end] == sign.text


@pytest.mark.parametrize(
    "farewell",
    [
        "Please cancel my gym membership, we're moving to Leeds. Is there anything to hand back? I have the fob.",
        "I'm at the end of my tether with your hold music. Take my name off the list.",
        "Cancel the lot. I've had enough of being passed from one desk to the next.",
        "Thank you for eleven good years, I've found a cheaper supplier. The box can go, I won't be needing it.",
    ],
)
def test_a_farewell_to_a_company_is_none_to_life(read, farewell):
    reading = read(farewell)
    assert "self_harm" not in reading.risks
    assert reading.urgency == "none"


@pytest.mark.parametrize(
    "message",
    [
        "Your vet was ever so kind when we had to say goodbye to Bramble. Could you pass her basket to a rescue?",
        "We said goodbye to Dad in room 4 on Sunday, and your nurses brought us tea at three in the morning.",
    ],
)
def test_goodbye_to_somebody_who_died_is_none_to_life(read, message):
    assert "self_harm" not in read(message).risks
