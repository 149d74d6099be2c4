"""A bare reply tells what went wrong, and not only what led up to it; the figures are floors."""

import asyncio
import json
from pathlib import Path

import pytest

from app.bootstrap import shipped
from app.engines.builtin.concern.concerns import Concerns
from app.model.brief import Brief
from app.prompts import Prompts
from tests.services import service_of

SERVICE = service_of("builtin")
CONCERNS = Concerns(Prompts([shipped("prompts")]))
DATA = Path(__file__).parents[2] / "data" / "hearts_told"


def reply(message):
    return asyncio.run(SERVICE.draft(Brief(message=message))).reply.text


def told(message):
    brief = Brief(message=message)
    account = CONCERNS.find(brief, asyncio.run(SERVICE.read(brief))).account
    return [one.text for one in account if not one.quoted]


def joined(row):
    text = ""
    for sentence in row["sentences"]:
        gap = " " if text.endswith((".", "!", "?", '"')) else "\n"
        text += (gap if text else "") + sentence["text"]
    return text


def counted(name):
    """Messages of which a heart is told, all hearts that are, and how many there are of each."""
    rows = [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]
    some = hearts = of = 0
    for row in rows:
        text = reply(joined(row)).lower()
        says = [s["says"].lower() for s in row["sentences"] if s["label"] == "heart"]
        found = [one in text for one in says]
        some, hearts, of = some + any(found), hearts + sum(found), of + len(found)
    return some, len(rows), hearts, of


@pytest.mark.parametrize(("name", "some", "all_"), [("first.jsonl", 0.95, 0.85), ("second.jsonl", 0.9, 0.75)])
def test_the_heart_of_a_long_message_is_told_and_most_of_the_others(name, some, all_):
    with_one, messages, hearts, of = counted(name)
    assert with_one >= some * messages
    assert hearts >= all_ * of


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "On Tuesday a nurse we had never seen gave my father the wrong tablets. He was sick all night.",
            "on Tuesday a nurse you had never seen gave your father the wrong tablets",
        ),
        (
            "There's a burn on the sleeve of the coat you cleaned. It was new in March.",
            "there's a burn on the sleeve of the coat we cleaned",
        ),
        (
            "The form won't let me enter a flat number. I have tried it on two machines.",
            "the form won't let you enter a flat number",
        ),
        (
            "You keep taking the monthly fee although I closed the account. It was closed in May.",
            "we keep taking the monthly fee although you closed the account",
        ),
        (
            "Your fraud team blocked my card in the middle of Lisbon. I could not pay for the room.",
            "our fraud team blocked your card in the middle of Lisbon",
        ),
        (
            "The oven door won't close since the repair. We eat cold food.",
            "the oven door won't close since the repair",
        ),
        (
            "After the service the mower won't start. I paid £90 for it.",
            "after the service the mower won't start",
        ),
        (
            "When we opened the crate the top shelf was cracked. We had waited six weeks for it.",
            "when we opened the crate the top shelf was cracked".replace("we", "you"),
        ),
        (
            "No plumber has come since the flood. The hall is under water.",
            "no plumber has come since the flood",
        ),
        (
            "Now I get a bill for a garage I never had. I live on the fourth floor.",
            "you get a bill for a garage you never had",
        ),
    ],
)
def test_sentences_that_say_what_went_wrong_are_told_in_our_words(message, expected):
    assert expected in told(message)


@pytest.mark.parametrize(
    ("message", "never"),
    [
        ("I wanted a refund. Nothing works here.", "you wanted a refund"),
        ("I get the point of it. Still the tap drips.", "you get the point"),
        ("It would not surprise me. The tap drips all night.", "it would not surprise you"),
        ("I'd never seen such a mess. The tap drips all night.", "such a mess"),
        ("Your plumber ripped me off. The tap drips all night.", "ripped"),
        ("I will burn this contract. The tap drips all night.", "burn"),
        ("You are taking the mick. The tap drips all night.", "mick"),
        ("If I have to I'd go to the papers. The tap drips all night.", "papers"),
        ("Now its we cant find it and try again. The tap drips all night.", "its you can't"),
    ],
)
def test_what_only_looks_like_it_is_not(message, never):
    assert not any(never in one for one in told(message))


def test_a_second_and_a_third_grievance_are_told_where_the_first_weighs_more():
    text = reply(
        "I hired a marquee from you for the fete on 4 June. It was put up on the wrong field, so nobody found us. "
        "The side walls were torn in three places. Your office closed my complaint without anybody calling me. "
        "We are a village hall of twelve members."
    )
    assert "wrong field" in text
    assert "torn in three places" in text
    assert "closed your complaint without anybody calling you" in text
    assert "twelve members" not in text


def test_a_promise_is_spoken_of_only_where_it_was_told_last():
    words = ("counted on", "relied on", "planned by that", "told one thing", "what you're told", "were told")
    behind = reply("The roof leaks into the bedroom. I was promised a roofer on Monday. Nobody is up there.")
    before = reply(
        "I was promised a roofer on Monday. The bed is soaked and my mattress is ruined. The roof leaks."
    )
    assert "promised" in behind
    assert not any(one in before for one in words)


def test_it_is_told_behind_the_name_of_the_thing():
    text = reply(
        "Sent my guitar from Hull to Cork with your careful service, insured to £900. Hard case, taped twice. It "
        "arrived with the neck split and a hole through the box. I play for a living."
    )
    assert text.index("your guitar") < text.index("it arrived with the neck split")
