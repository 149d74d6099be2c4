"""A limit is said as an answer only to who asked for it; news of a matter is told though its words are theirs."""

import asyncio

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(message, **notes):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **notes}))).reply.text


def test_a_limit_that_nobody_asked_about_is_not_said_as_if_they_had():
    text = reply(
        "Quick one before I book. Two dogs, static van, week of 12 May. Are they allowed on the beach then?",
        facts=["Dogs are not allowed on the main beach from 1 May to 30 September."],
        cannot=["We do not allow dogs to be left alone in the caravans."],
    )
    assert "left alone in the caravans" in text
    assert "You asked" not in text
    assert "why you ask" not in text


def test_a_place_on_a_list_is_news_though_all_its_words_are_theirs():
    text = reply(
        "I have been on the waiting list for a half plot at Sluice Lane since 2021. Can I see where I am on it?",
        facts=[
            "Mr Marsh is seventh on the waiting list for a half plot at Sluice Lane.",
            "About four come free each year.",
        ],
        customer={"name": "Edwin Marsh"},
    )
    assert "seventh" in text
