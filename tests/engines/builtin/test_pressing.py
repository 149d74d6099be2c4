"""A reply without notes says first what cannot wait, and is no reply to a complaint where nothing went wrong."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.guidelines.shipped import GUIDELINES
from tests.reading.test_urgency import BOILER, DEADLINE, FAREWELL, ORDINARY
from tests.services import service_of

QUESTION = "Do you sell tickets for dogs on the 10.15 ferry, and are they allowed on the top deck? We're coming in May."
PRAISED = (
    "We stayed with you last weekend and loved every minute, the breakfast above all. Please thank the lady at the "
    "desk. Do you have rooms for four in the spring?"
)


@pytest.fixture(scope="module")
def draft():
    service = service_of("builtin")
    return lambda message, **fields: asyncio.run(
        service.draft(Brief.model_validate({"message": message, **fields}))
    )


def paragraphs(made):
    return made.reply.text.split("\n\n")


def test_danger_comes_before_anything_else(draft):
    made = draft(BOILER)
    assert "emergency number" in paragraphs(made)[1]
    assert "headache" in made.reply.text or "flame" in made.reply.text
    assert made.verdict == "needs_you"


def test_the_agent_is_told_why_it_presses(draft):
    first = next(action for action in draft(BOILER).actions if action.type == "do")
    assert "at risk" in first.reason
    assert first.text in BOILER
    assert first.text in draft(BOILER).note


def test_a_deadline_is_told_back_and_no_date_is_asked_for(draft):
    made = draft(DEADLINE)
    assert "the funeral is on Friday at 11" in made.reply.text or "Friday at 11" in made.reply.text
    assert not any(words in made.reply.text for words in ("a date that", "By when", "a day by which"))


def test_a_farewell_is_met_with_care_alone(draft):
    made = draft(FAREWELL)
    assert "emergency" in paragraphs(made)[1]
    said = made.reply.text.lower()
    assert not any(word in said for word in ("account", "cat", "burden", "sold", "nuisance", "guess"))
    assert "manager" in said
    assert made.verdict == "needs_you"


def test_notes_of_the_agent_are_told_to_somebody_who_despairs(draft):
    made = draft(FAREWELL, facts=["The account was closed today."])
    assert "closed today" in made.reply.text


def test_an_ordinary_complaint_is_not_made_urgent(draft):
    made = draft(ORDINARY)
    assert not any(word in made.reply.text for word in ("emergency", "urgent", "little time"))
    assert all("at risk" not in action.reason for action in made.actions)


def test_a_question_is_told_back_and_answered_as_none_that_complains(draft):
    said = draft(QUESTION).reply.text
    assert "tickets for dogs on the 10.15 ferry" in said
    assert not any(
        word in said for word in ("sorry", "unhappy", "trouble", "reference", "number", "annoying")
    )


def test_praise_beside_a_question_is_thanked_for(draft):
    said = draft(PRAISED).reply.text
    assert any(phrase.say in said for phrase in GUIDELINES.phrases("listen", "praise_beside", "en"))
    assert "rooms for four in the spring" in said


def test_where_notes_are_given_they_answer_and_no_phrase_of_haste_does(draft):
    said = draft(BOILER, facts=["An engineer comes today before noon."], fault="ours").reply.text
    assert "engineer" in said
    assert "ahead of other things" not in said


def test_an_offer_that_refuses_is_told_with_what_cannot_be_done(draft):
    made = draft(
        "The ghost walk had no ghosts and I want my 70 pounds back.",
        facts=["The page says that no apparitions are promised."],
        options=["We cannot refund a tour that was walked in full.", "20% off the lantern walk"],
    )
    said = made.reply.text
    assert "refund a tour that was walked in full" in said
    assert "offer you" not in said.split("walked in full")[0]
    assert "1." not in said
    assert said.index("refund a tour") < said.index("20% off")


def test_a_man_whom_the_note_before_names_is_not_the_customers_husband(draft):
    said = draft(
        "Your knife thrower hit the board an inch from my husband's ear. He's been off his food since",
        fault="ours",
        facts=[
            "Stepan throws at 15 cm from a volunteer, never less.",
            "He has told us that the board was not level.",
        ],
        customer={"name": "Maureen Duckworth"},
    ).reply.text
    assert "Your husband has told us" not in said


def test_being_told_to_do_something_by_us_is_no_leak(draft):
    made = draft(
        "You've shut the Bridge Street branch. You said phone, so I phoned, and after 50 minutes I was told to use the "
        "app."
    )
    assert made.gaps == ()
    assert "told to use the app" in made.reply.text
