"""Small things that a jotted note must never become in a letter."""

import asyncio

import pytest

from app.model.brief import Brief

MESSAGE = (
    "Your update removed my invoice templates and my engineer visit was cancelled twice. What happens now?"
)


@pytest.fixture
def reply(service):
    return lambda **notes: (
        asyncio.run(service.draft(Brief(message=MESSAGE, fault="ours", **notes))).reply.text
    )


def test_a_shortage_of_staff_acts_on_nobody(reply):
    told = reply(facts=["eng cancelled fri + sat, short staffed"])
    assert "Short has" not in told
    assert "too few staff" in told


def test_what_is_not_so_since_a_day_has_not_been_so(reply):
    told = reply(facts=["templates not in acct since tues"])
    assert "have not been in your account since Tuesday" in told


def test_a_version_begins_a_sentence_as_it_is_written(reply):
    told = reply(facts=["v5.2 rolled out mon 2 June"])
    assert "v5.2 was rolled out on Monday 2 June" in told
    assert "[confirm" not in told


def test_that_nobody_is_free_is_said_and_not_offered(reply):
    told = reply(cannot=["no one free before weds"], options=["weds 8-10 slot"])
    assert "no one is free before Wednesday" in told
    assert "offer no one" not in told


def test_a_date_that_is_not_known_is_a_date(reply):
    assert "expected from" not in reply(cannot=["no ETA from devs"])


def test_several_of_a_thing_take_no_article(reply):
    told = reply(options=["ct 4 same time thurs", "guest passes x4 free"])
    assert "A guest passes" not in told
    assert "A ct" not in told
