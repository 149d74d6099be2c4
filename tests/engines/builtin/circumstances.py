"""The circumstances of a message and what a reply makes of them, for tests of its first words."""

import asyncio

from app.guidelines.choice import Circumstances
from app.model.brief import Brief
from tests.guidelines.shipped import GUIDELINES
from tests.services import service_of

SERVICE = service_of("builtin")


def circumstances(*feelings: str, anger: int) -> Circumstances:
    """An e-mail about anything, by somebody with these feelings."""
    return Circumstances(
        fault="unknown",
        channel="email",
        tone="warm",
        length="standard",
        topic="other",
        feelings=feelings,
        abuse="none",
        anger=anger,
    )


def draft(message, **rest):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **rest})))


def opening(message, **rest):
    """The first paragraph behind the greeting."""
    return draft(message, **rest).reply.text.split("\n\n")[1]


def says(text, guideline, slot):
    """Whether a text holds a phrase of a slot, word for word."""
    return any(phrase.say in text for phrase in GUIDELINES.phrases(guideline, slot, "en"))
