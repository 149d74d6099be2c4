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
