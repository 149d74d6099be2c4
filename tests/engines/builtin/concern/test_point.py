"""The heart of a message is told: no joke, no date and no pause before the point stands in its place."""

import asyncio

import pytest

from app.bootstrap import shipped
from app.engines.builtin.concern.concerns import Concerns
from app.model.brief import Brief
from app.prompts import Prompts
from tests.services import service_of

SERVICE = service_of("builtin")
CONCERNS = Concerns(Prompts([shipped("prompts")]))


def given_back(message):
    brief = Brief(message=message)
    return [one.text for one in CONCERNS.find(brief, asyncio.run(SERVICE.read(brief))).account]


def reply(message):
    return asyncio.run(SERVICE.draft(Brief(message=message))).reply.text


@pytest.mark.parametrize(
    ("message", "told", "left"),
    [
        (
            "It is now the 4th of March. You said the fitter would come in January. Nobody has turned up once.",
            "nobody has turned up once",
            "4th of March",
        ),
        (
            "The cake you iced says 'Happy Retirement'. He is thirty. The office thinks it is hilarious.",
            "the cake we iced says ‘Happy Retirement’",
            "hilarious",
        ),
        (
            "The suit came back with a burn on the sleeve. My sister's wedding is on Saturday.",
            "the suit came back with a burn on the sleeve",
            "no word of this",
        ),
        (
            (
                "I know it's only a cushion. But I ordered it for my mother's room in the home because it was the same "
                "fabric as her old sofa, and you sent me a green one, and when I rang the girl said 'it's a cushion'."
            ),
            "we sent you a green one",
            "when you rang",
        ),
        (
            "It's not that I mind waiting. It's that your receptionist told me ten minutes and went to lunch.",
            "our receptionist told you ten minutes and went to lunch",
            "mind waiting",
        ),
        (
            "1) Booked for 7.30. 2) Told no booking. 3) Shown the e-mail.",
            "you were told there was no booking",
            "2)",
        ),
        (
            "Thanks a bunch for cancelling our ferry while we were IN THE QUEUE for it.",
            "we cancelled your ferry while you were in the queue for it",
            "Thanks",
        ),
        (
            "You've charged me for a house I sold in May. I told you twice. You've now sent a summons.",
            "we've now sent a summons",
            "no word of this",
        ),
    ],
)
def test_what_went_wrong_is_told_and_what_stands_around_it_is_not(message, told, left):
    text = " | ".join(given_back(message))
    assert told in text
    assert left not in text


@pytest.mark.parametrize(
    "message",
    [
        "If this is not settled I will see you in court. The roof still leaks.",
        "I've reported you to the ombudsman. The roof still leaks.",
        "What you did is illegal and I know my rights. The roof still leaks.",
    ],
)
def test_a_step_against_us_is_still_not_held_up_to_them(message):
    assert given_back(message) == ["the roof still leaks"]


def test_words_between_marks_are_told_unchanged_and_rude_ones_are_not_told():
    assert given_back("The note said 'your loss, my gain' and the box was empty.") == [
        "the note said ‘your loss, my gain’ and the box was empty"
    ]
    assert "idiot" not in " ".join(given_back("The note said 'You Idiot' and the box was empty."))


def test_what_an_abbreviation_stands_for_is_no_stress():
    assert "the NHS paid" in " ".join(given_back("You billed me again although the NHS paid in full."))


def test_jottings_are_quoted_together():
    assert "No heating. 3 days. baby in house" in reply("no heating. 3 days. baby in house. when??")


def test_who_is_described_is_not_asked_about():
    text = reply("Your waiter told my wife, who is coeliac, that the soup was fine. It was not fine.")
    assert "Who is coeliac" not in text


@pytest.mark.parametrize(
    "message",
    [
        "You then give me a ticket for parking with the permit on the windscreen.",
        "Do you have any idea how humiliating it is to be stopped by your guard and have your bag emptied?",
        "What are you driving, clockwork lorries? The sofa has not come.",
    ],
)
def test_what_only_sounds_like_a_wish_is_not_told_as_one(message):
    asked = asyncio.run(SERVICE.read(Brief(message=message))).asks
    assert asked == ()


def test_who_would_rather_be_no_bother_is_not_taken_for_somebody_in_despair():
    text = reply(
        "Sorry to be a pain. It's probably me. I can't get the thermostat you put in to go above 16. "
        "My daughter says I should ring but I don't like to bother people. Edith, flat 6"
    )
    assert "thermostat we put in" in text
    assert "emergency" not in text


def test_the_reply_names_the_thing_where_nothing_else_can_be_told():
    assert "the boiler" in reply(
        "so ur engineer came. looked at boiler. said 'ooh thats old'. left. £85 pls."
    )


def test_what_we_had_done_is_told_of_us():
    assert given_back("I came off a night shift to find you'd clamped my car with my permit showing.") == [
        "we had clamped your car with your permit showing"
    ]


@pytest.mark.parametrize(
    ("message", "open_as"),
    [
        ("I bought a plant from you and it is dead. Can I have a live one?", "have the answer"),
        ("The bouquet came broken. Could you please send me another one?", "have the answer"),
    ],
)
def test_what_is_to_be_done_is_not_said_to_lack_an_answer(message, open_as):
    assert open_as not in reply(message)
