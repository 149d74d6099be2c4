"""What is meant for the writer, or would be false when it is cut, stays out of the reply and stands in the note."""

import asyncio
import re

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
MESSAGE = "The bench came in the wrong colour and nobody has called me back. I want it sorted out this week."


def draft(message=MESSAGE, **notes):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, "fault": "unknown", **notes})))


def reply(message=MESSAGE, **notes) -> str:
    return draft(message, **notes).reply.text


@pytest.mark.parametrize(
    ("steering", "words"),
    [
        ("don't get into who ordered what w son", "ordered what"),
        ("never promise a callback time", "callback"),
        ("no need to tell her about the other shop", "other shop"),
        ("I must not offer any voucher or bonus.", "voucher"),
        ("supplier's name not to be discussed", "supplier"),
        ("dont rub it in", "rub"),
        ("bench can stay meantime - can say that", "meantime"),
    ],
)
def test_what_tells_the_writer_how_to_write_is_read_out_to_nobody(steering, words):
    made = draft(cannot=[steering, "no refund"], options=["swap the bench on Friday"])
    assert words not in made.reply.text
    assert "refund" in made.reply.text
    assert words in made.note


@pytest.mark.parametrize(
    "fact",
    [
        "sent him proof 3 May, he said fine. dont rub it in",
        "colour was picked by the aunt - no need to mention it",
        "two others complained too, not to be discussed",
    ],
)
def test_a_fact_with_an_order_not_to_bring_it_up_stays_in_the_note(fact):
    text = reply(facts=[fact, "The bench was made in green."], options=["swap the bench on Friday"])
    assert "green" in text
    assert {"proof", "aunt", "others"}.isdisjoint(re.findall(r"\w+", text))


def test_a_fact_about_whom_a_note_bars_is_left_out():
    text = reply(
        facts=["order changed by daughter Joan on 9 May", "bench is oak"],
        cannot=["don't get into what the daughter said", "no delivery on sundays"],
        fault="ours",
    )
    assert "Joan" not in text
    assert "oak" in text


@pytest.mark.parametrize(
    ("limit", "said", "unsaid"),
    [
        ("I cannot reopen it and must not ask you to come back.", "reopen it", "come back"),
        ("can't give a legal opinion, say passed to the lawyers", "a legal opinion", "passed"),
        ("£40 stays", "the £40 stays", "offer"),
        ("no bees back ever", "take bees back", "offer"),
        ("no lost wages", "pay lost wages", "offer"),
        ("only the board can waive it. cant promise the vote", "promise the vote", ". can't"),
        ("not before tmrw", "do this before tomorrow", "Not before"),
    ],
)
def test_a_refusal_is_said_in_words_that_fit_it(limit, said, unsaid):
    text = reply(
        cannot=[limit], facts=["The bench was made in green."], options=["Swap the bench on Friday."]
    )
    assert said in text
    for ours in ("like to offer", "can offer", "come back to me"):
        text = text.replace(ours, "")
    assert unsaid not in text


@pytest.mark.parametrize(
    "limit",
    ["nobody here promised 24 hr, notes/lease both say 10p", "repair parts = his bill, Max quotes first"],
)
def test_a_limit_that_fits_no_words_is_left_to_the_agent(limit):
    made = draft(
        cannot=[limit], facts=["The bench was made in green."], options=["Swap the bench on Friday."]
    )
    assert limit in made.note
    assert limit[:12] not in made.reply.text


def test_an_offer_that_tells_what_to_say_is_left_to_the_agent():
    made = draft(options=["1204 back + 1 = 1,206? -> say 'where it should be'", "one month free"])
    assert "1,206" not in made.reply.text
    assert "1,206" in made.note


@pytest.mark.parametrize(
    "option",
    [
        "We will give the police our film if they ask for it.",
        "I have attached a letter for the county counter, where they usually clear it on the spot.",
    ],
)
def test_somebody_else_in_an_offer_is_not_the_customer(option):
    text = reply(options=[option])
    assert "if they ask" in text or "where they usually" in text


def test_a_thing_of_ours_does_not_become_theirs_behind_the_name_of_who_brings_it():
    offers = ["Bobby 11:15 with the tools", "2 heaters on his truck"]
    text = reply(facts=["tech Bobby is free today"], options=offers, customer={"name": "Wade Stone"})
    assert "your truck" not in text


def test_an_offer_that_is_kept_back_by_a_guess_asks_a_person():
    offer = "Ask Lucia to slow down, she is glad to be told"
    made = draft(options=[offer, "Swap the bench on Friday."], facts=["The bench was made in green."])
    assert offer in made.note
    assert made.verdict == "needs_you"
    assert any(offer in reason for reason in made.verdict_reasons)


def test_who_cannot_be_named_is_not_described_either():
    facts = ["The bench was made in green.", "The other buyer is a hotel in Tavistock, they can't be named."]
    assert "Tavistock" not in draft(facts=facts).reply.text
