"""Whose a thing is, and who did it: a driver's sheet is no father's, and two statements are no pair of people."""

import asyncio

import pytest

from app.model.brief import Brief


@pytest.fixture
def reply(service):
    return lambda message, **notes: asyncio.run(service.draft(Brief(message=message, **notes))).reply.text


def test_what_somebody_at_work_had_is_theirs(reply):
    told = reply(
        "The funeral flowers for my father came at half past three and the service was at one.",
        facts=["The driver had the wrong time on his sheet, 15:30 instead of 13:00."],
        options=["Refund the £145 in full."],
        fault="ours",
    )
    assert "on his sheet" in told
    assert "father's sheet" not in told


def test_two_statements_are_no_pair_of_people(reply):
    told = reply("You took £640 out of my account twice and now my rent bounced and I have two kids to feed.")
    assert "you and your rent" not in told
    assert "your rent bounced and you have two kids" in told


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "I'm writing for Mrs Bello next door. Her heating has been off since Sunday.",
            "Mrs Bello's heating",
        ),
        ("I'm writing on behalf of Mr Okafor. His bin has not been emptied since June.", "Mr Okafor's bin"),
    ],
)
def test_who_is_written_for_is_named(reply, message, told):
    assert told in reply(message)


def test_several_people_are_not_he(reply):
    text = reply("Our caretaker slipped on the path your men left icy. He has a broken wrist.")
    assert "our men has" not in text
