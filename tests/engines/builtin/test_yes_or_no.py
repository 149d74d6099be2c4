"""A yes or a no stands before the fact that says it, where that is told first and no question says otherwise."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(message, *facts, **brief):
    made = asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, "facts": facts, **brief})))
    return made.reply.text


def test_the_answer_is_told_first_with_its_word():
    told = reply(
        "The broadband drops every evening. Is someone switching me off?",
        "The line test is clean during the day.",
        "Nobody is switching her off.",
    )
    assert "No, nobody is switching you off." in told
    assert told.index("switching you off") < told.index("line test is clean")


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        (
            "The stone is wrong. Can it be filled in, or does it need a new one?",
            "It can be filled in with resin.",
        ),
        ("We bought a lamp for the nursery. Is the lamp safe near a cot?", "The lamp is safe near a cot."),
        ("You useless lot. Is it beyond you to answer? Is it fixed?", "It may be fixed."),
    ],
)
def test_where_it_is_not_sure_no_word_is_put(message, fact):
    told = reply(message, fact)
    assert "Yes, " not in told
    assert "No, " not in told
