"""A message without notes: nothing is said of it that is not surely theirs, and nothing is asked that it tells."""

import asyncio
import re

import pytest

from app.model.brief import Brief
from tests.services import drafted, service_of

SERVICE = service_of("builtin")


def reply(message: str, **more) -> str:
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **more}))).reply.text


def test_a_remark_on_something_else_is_not_given_back_as_the_matter():
    text = reply(
        "My son's inhaler was taken from him at your camp on Monday. The nurse said it was lost. He was wheezing all "
        "night. By the way, the dinner at five is nice. Move him today!"
    )
    assert "inhaler" in text
    assert "the dinner" not in text.lower()


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "The nurse at your clinic was rude to my mother, who is 84. She came home in tears. I expect an apology.",
            ["the nurse at our clinic was rude to your mother, who is 84", "she came home in tears"],
        ),
        (
            "The pool was shut on Tuesday and the garden was a skip. My husband had saved for this. Who decides that?",
            ["the pool was shut on Tuesday and the garden was a skip", "your husband had saved for this"],
        ),
        ("I ordered the blue sofa, you sent a grey one. Are you kidding?", ["and we sent a grey one"]),
    ],
)
def test_a_short_message_is_told_back_sentence_by_sentence(message, told):
    draft = asyncio.run(SERVICE.draft(Brief(message=message)))
    assert all(words in draft.reply.text for words in told)
    assert draft.verdict != "not_ready"
    assert "[confirm" not in draft.reply.text


@pytest.mark.parametrize(
    ("more", "sentences"),
    [
        ({}, 3),
        ({"channel": "chat"}, 2),
        ({"channel": "review"}, 1),
        ({"channel": "social"}, 1),
        ({"length": "short"}, 1),
    ],
)
def test_where_others_read_along_or_it_is_to_be_short_less_is_told_back(more, sentences):
    message = "The kettle leaked on Monday. My floor is ruined. Three engineers were booked and none came."
    told = (
        "the kettle leaked on Monday",
        "your floor is ruined",
        "three engineers were booked and none came",
    )
    text = reply(message, **more)
    assert [words in text for words in told] == [number < sentences for number in range(3)]


def test_what_happened_to_them_is_given_back():
    assert "your suitcase" in reply("You lost my suitcase between Lisbon and Leeds on Sunday. Where is it?")


@pytest.mark.parametrize("day", ["on Sunday", "yesterday", "tonight"])
def test_no_day_is_asked_for_where_the_message_names_one(day):
    for place in ("desk", "door", "bar", "gate", "till", "lift"):
        text = reply(f"The man at the {place} was so rude to me {day}, I could not believe it.")
        questions = [s for s in text.replace("\n", " ").split(". ") if "?" in s]
        assert not any(
            "which day" in q or "the day" in q.lower() or "when was" in q.lower() for q in questions
        )


def test_a_long_message_is_not_quoted():
    message = " ".join(f"And then the {n}th thing went wrong and no one was there." for n in range(4, 16))
    assert "“" not in reply(message)


@pytest.mark.parametrize(
    "message",
    [
        "The bin lorry skipped our road again and foxes are ripping the bags open. When do you come?",
        "Your driver left my mother's wheelchair at the kerb and drove off. She missed her scan.",
        "Your app logs me out every time I close it. It has been like this since the update.",
    ],
)
def test_no_order_number_is_asked_for_where_nothing_was_bought(message):
    questions = [s for s in re.split(r"(?<=[.?!])\s", reply(message)) if s.endswith("?")]
    assert not any("order" in q or "tracking" in q or "receipt" in q for q in questions)


def test_condolences_come_before_what_is_told_of_a_death_and_nothing_doubts_it():
    for place in ("ward", "unit", "hospital", "clinic", "hospice", "floor"):
        text = reply(f"My father died on your {place} on the 19th. Yesterday a letter came addressed to him.")
        before, _, _ = text.partition("died")
        assert before.count(".") == 1
        assert not re.search("understand it|gather|from what you", text, re.IGNORECASE)


def test_what_was_good_is_not_told_back_as_the_matter():
    text = reply("The breakfast was lovely. The shower leaked and the carpet in our room was soaked.")
    assert "lovely" not in text
    assert "the shower leaked and the carpet in your room was soaked" in text


def test_a_message_in_another_language_is_asked_in_it():
    text = reply("Mein Drucker ist nach zwei Tagen kaputt gegangen. Ich habe ihn am Montag bei euch gekauft.")
    assert "records" not in text


def test_what_the_customer_says_of_their_own_account_is_no_word_of_our_records():
    text = reply(
        "The meter man let the cat out. I'd like you to put a note on our account that the gate sticks."
    )
    assert "put a note on your account that the gate sticks" in text
    assert "[confirm" not in text


def test_each_thing_asked_is_named_once_and_the_answer_is_said_to_be_open_once():
    text = reply(
        "The lamp flickers. When was it checked? Who checked it? Where is the report? Please send me a copy of it."
    )
    for one in (
        "when it was checked",
        "who checked it",
        "where the report is",
        "us to send you a copy of it",
    ):
        assert text.count(one) == 1


def test_what_is_said_against_foreigners_is_never_given_back():
    message = "I bet it was one of those foreigners in your call centre again. The woman hung up on me."
    assert "foreigner" not in drafted(Brief(message=message)).reply.text


def test_your_lot_is_us():
    message = "I've had a tracker fitted in the van by your lot and since then the battery dies every night."
    assert "our lot" not in drafted(Brief(message=message)).reply.text


def test_an_animal_that_died_is_mourned_as_one():
    message = "Your vet said my cat had a hairball. Two days later she died on the table. She was four."
    text = drafted(Brief(message=message)).reply.text
    assert "your cat" in text
    assert "those close to you" not in text
