"""What surely weighs heavily is met with words of that weight, though none of the words for a stake stands in it."""

import asyncio
import json
from pathlib import Path

import pytest

from app.engines.builtin.stakes import at_stake
from app.model.brief import Brief
from tests.guidelines.shipped import GUIDELINES
from tests.services import service_of

DATA = Path(__file__).parents[2] / "data" / "felt" / "en.jsonl"
MESSAGES = {
    row["id"]: row["message"] for row in map(json.loads, DATA.read_text(encoding="utf-8").splitlines())
}
SERVICE = service_of()
SERIOUS = [phrase.say for phrase in GUIDELINES.phrases("empathize", "serious", "en")]


def is_met_as_serious(message):
    text = asyncio.run(SERVICE.draft(Brief(message=message))).reply.text
    return any(say in text for say in SERIOUS)


# A farm without a telephone, a photograph beside a fraud, a confidence broken to an employer.
@pytest.mark.parametrize("known", ["w2-g102", "w2-g112", "w2-g142"])
def test_a_matter_that_weighs_is_met_as_one(known):
    message = MESSAGES[known]
    assert at_stake(message) is None
    assert is_met_as_serious(message)


@pytest.mark.parametrize(
    "message",
    [
        "The statements tab logs me out each time. Any fix?",
        "My newspaper came late again this morning, and the crossword page was wet.",
    ],
)
def test_a_hitch_is_not_made_heavy(message):
    assert not is_met_as_serious(message)
