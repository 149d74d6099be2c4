"""A word that mocks elsewhere is told back where it only names a place or a thing."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(message):
    return asyncio.run(SERVICE.draft(Brief(message=message))).reply.text


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Is the museum open on Boxing Day and do carers get in free?", "whether carers get in free"),
        ("Can we bring our own lunch to the zoo?", "you can bring your own lunch to the zoo"),
        ("How long does the award take to engrave?", "the award"),
    ],
)
def test_a_question_about_such_a_place_is_told_back(message, told):
    assert told in reply(message)


@pytest.mark.parametrize(
    "message",
    [
        "Do you run your depot like a circus? My sofa is late.",
        "Does this thing belong in a museum? My phone died.",
    ],
)
def test_a_jibe_with_such_a_word_is_not(message):
    assert not any(word in reply(message) for word in ("circus", "museum"))
