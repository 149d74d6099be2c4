"""Praise is told back as somebody would say it, and where it was tapped in or runs on it is thanked for plainly."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def opening(message):
    return asyncio.run(SERVICE.draft(Brief(message=message))).reply.text.split("\n\n")[1]


@pytest.mark.parametrize(
    ("message", "parroted"),
    [
        ("cat is home and eating thank god. cheers to everyone there, you were so kind to her", "thank god"),
        ("nurse Pat was lovely w my little one today, thank you so much for that", "lovely w "),
        ("the apple day was brilliant, are you doing it again next year", "are we doing it"),
        ("ur app is so good honestly, well done to all of you, thank you", "well done to"),
    ],
)
def test_what_was_tapped_in_is_not_told_back_as_it_stands(message, parroted):
    assert parroted not in opening(message)


def test_a_plain_sentence_of_praise_is_told_back():
    text = opening(
        "Your plumber was a star and left the kitchen spotless. Thank you so much for sending him."
    )
    assert "our plumber was a star" in text
