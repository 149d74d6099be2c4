"""A mere question disputes nothing: nobody is told that things may not look the same from their side."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
QUESTIONS = (
    "Do you do refunds on the kayak trip on Saturday? My friend cannot come.",
    "I left my phone on the 18.04 to Hereford, carriage C, with a frog on it. Please.",
    "Can I return a sofa that does not fit through the door?",
    "How long do I have to cancel a class without a fee?",
    "do u do refunds on the kayak thing sat, my mate chickened out, says he's 'not a sea person'",
    "Why did the class stop?",
)


@pytest.mark.parametrize("message", QUESTIONS)
@pytest.mark.parametrize("seed", range(4))
def test_what_is_only_asked_is_no_difference_of_views(message, seed):
    brief = {
        "message": message,
        "customer": {"name": f"Kim {'ABCD'[seed]}ston"},
        "fault": "customer",
        "facts": ["The desk opens at nine and closes at five."],
    }
    text = asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text
    assert not any(
        words in text for words in ("your side", "from where you are", "same picture", "how this came about")
    )
