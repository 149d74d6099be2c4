"""Nobody who writes is told that they have died."""

import re

import pytest

from app.model.brief import Brief
from tests.services import drafted

BOAT = "You took my late father's boat off its mooring. We were going to scatter his ashes from it."
FACT = "We wrote to his address, as we didn't know that he had died."


def draft_of(message, fact):
    brief = {"message": message, "facts": [fact], "customer": {"name": "Fergus Laird"}, "fault": "unknown"}
    return drafted(Brief.model_validate(brief))


def test_who_died_is_named():
    text = draft_of(BOAT, FACT).reply.text
    assert "We wrote to your father's address, as we didn't know that your father had died." in text


@pytest.mark.parametrize("message", [BOAT, "You keep writing to us.", "My mum's pills were sent again."])
@pytest.mark.parametrize(
    "fact",
    [FACT, "Nobody had told the pharmacy that she had died.", "She'd passed away before the letter went."],
)
def test_it_is_never_who_writes(message, fact):
    draft = draft_of(message, fact)
    assert not re.search(r"\b[Yy]ou(?:'d|'ve| had| have)? (?:died|passed away)", draft.reply.text)
