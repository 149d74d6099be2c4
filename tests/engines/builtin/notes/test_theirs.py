"""Where a message is about their nan alone, "at her home" is hers; a couple, and a wife of that name, are meant too."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
NAN = "Your fitter left my nan without hot water all weekend. She is 88. Please sort it today."
OF_BOTH = "My nan bought me a coat from you for my birthday, she chose it, and the lining tore. I want my money back."


def drafted(message, name="Kim Bell", **notes):
    brief = {"message": message, "customer": {"name": name}, "fault": "ours", **notes}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief)))


def told(message, note, name="Kim Bell"):
    return drafted(message, name, facts=["The valve was left shut."], options=[note]).reply.text


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("We can send a fitter to her home this afternoon.", "to your nan's home"),
        ("An engineer can be at her flat by three.", "at your nan's flat"),
        ("We can give her a free service in May.", "give your nan a free service"),
    ],
)
def test_whom_the_message_is_about_is_named(note, says):
    assert says in told(NAN, note)
    assert drafted(NAN, facts=["The valve was left shut."], options=[note]).verdict == "needs_you"


def test_a_fact_names_her_once_and_then_says_she():
    facts = ["The bill was sent to her by mistake, and her account has been closed."]
    text = drafted("My gran got a bill for a phone she never had. Please stop it.", facts=facts).reply.text
    assert "sent to your gran by mistake" in text
    assert "\ua78c" not in text


@pytest.mark.parametrize(
    "note", ["We can give her £30 back.", "We can ring her today.", "Her mother can come along."]
)
def test_who_writes_of_themself_too_is_not_taken_for_another(note):
    assert "your nan" not in told(OF_BOTH, note).split("\n\n", 2)[2]  # behind the opening


def test_her_mother_is_not_the_mother_of_their_mother():
    message = "My mum had no hot water all weekend. She is 81. Please sort it."
    assert "your mum's mother" not in told(message, "We can ring her mother today.").lower()


def test_whose_clock_it_was_does_not_tell_whom_we_write_to():
    message = "You dropped my mother's clock on the stairs."
    assert "send you a copy" in told(message, "We can send her a copy of the form.", "Ana Reis")


@pytest.mark.parametrize(
    ("name", "note", "says"),
    [
        (
            "Tom and Priya Shah",
            "The couple can come for the tasting on Saturday.",
            "You can come for the tasting",
        ),
        (
            "Mrs Ivy Court",
            "We can mend it while Mrs Court waits, on whatever day suits them.",
            "whatever day suits you",
        ),
        (
            "Jean Prosser",
            "We can bring the rest to Ms Prosser on any day that suits them.",
            "day that suits you",
        ),
    ],
)
def test_who_is_written_to_is_spoken_to(name, note, says):
    assert says in told("The roses came short for our anniversary. Please put it right.", note, name)


def test_his_wife_is_his_wife():
    message = "Forty roses for forty years, and you brought fourteen. My wife laughed. What happened?"
    text = told(message, "We can deliver the rest to Mrs Prosser on any day that suits them.", "Alan Prosser")
    assert "to your wife on any day that suits you" in text


def test_a_day_that_suits_the_neighbours_is_theirs():
    note = "We can sand it with the neighbours there, on any day that suits them."
    assert "suits them" in told("The gate that you painted sticks.", note, "Liz Orr")


def test_a_time_that_suits_whom_we_ring_is_hers():
    note = "Dot can ring Mrs Ormerod at a time that suits her."
    assert "at a time that suits her" in told("Please ring Mrs Ormerod about the cot.", note, "Bea Lunt")
    assert "a time that suits you" in told("The cot came broken.", note, "Ann Ormerod")
