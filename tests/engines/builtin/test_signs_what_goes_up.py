"""What a note hands on to the agent who signs is theirs: told as "I", and never asked of them by themselves."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of()
MESSAGE = (
    "I had the satay at lunch after your waiter said there were no nuts. My throat swelled and I was in A&E."
)


def reply(fact: str, agent: str) -> str:
    brief = {
        "message": MESSAGE,
        "fault": "ours",
        "facts": ["The waiter answered without checking the allergen folder.", fact],
        "agent": {"name": agent},
    }
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text


@pytest.mark.parametrize(
    ("fact", "agent"),
    [
        ("Our owner, Joanna Reid, will phone the customer tomorrow.", "Joanna Reid"),
        ("The restaurant manager, Joanna Reid, will phone the customer tomorrow.", "Joanna Reid"),
    ],
)
def test_the_signer_speaks_of_themselves_as_i(fact: str, agent: str) -> None:
    text = reply(fact, agent)
    assert "I will phone you tomorrow." in text
    assert text.count(agent) == 1
    assert "owner" not in text


def test_somebody_else_is_named() -> None:
    text = reply("Our owner, Joanna Reid, will phone the customer tomorrow.", "Martin Cole")
    assert "Joanna Reid will phone you tomorrow." in text
