"""What is nothing to choose stands in a sentence, and never as one more number of a choice."""

import asyncio
import re

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
MESSAGE = "The vase came in pieces and I am really cross. What will you do?"


def reply(*options: str) -> str:
    brief = {"message": MESSAGE, "fault": "ours", "facts": ["The box was too thin."], "options": options}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text.replace("’", "'")


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("No need to send the broken one back", "There is no need to send the broken one back."),
        ("no need to return it", "There is no need to return it."),
        ("nothing to send back", "There is nothing to send back."),
        ("no receipt needed", "No receipt is needed."),
        ("no photos needed", "No photos are needed."),
        ("gift wrap n/a yet", "not available yet."),
    ],
)
def test_what_is_no_offer_is_told_beside_the_offers(note: str, told: str) -> None:
    text = reply("refund £40", note, "new vase on Friday")
    assert told.lower() in text.lower()
    assert not re.search(rf"^\d\. .*{re.escape(told.rstrip('.'))}", text, re.MULTILINE | re.IGNORECASE)
    assert "3." not in text


def test_what_is_to_be_had_meanwhile_is_no_part_of_the_choice():
    text = reply("Make a new vase free", "Full refund if she prefers", "Mend the old one free meanwhile")
    assert "Either way, we can mend the old one free meanwhile." in text
    assert "3." not in text


def test_how_things_are_in_a_case_is_no_part_of_the_choice():
    text = reply(
        "Collect it from home", "If it's from our work, the repair is free; if not, only the part, £46"
    )
    assert "If it's from our work, the repair is free" in text
    assert "1." not in text
    assert "which" not in text.rpartition("£46")[2]


def test_what_is_left_to_them_altogether_is_not_asked_for():
    text = reply("If she likes to pay something towards it some day, that's up to her")
    assert "that's up to you" in text
    assert not re.search(r"if you'd like that|which you'd like|say yes", text)
