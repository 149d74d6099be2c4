"""The first fact names the thing that it speaks of: no "it" stands where nothing was named before."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(message: str, *facts: str) -> str:
    brief = {"message": message, "facts": list(facts), "fault": "unknown"}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text.replace("’", "'")


SOFA = "We've been waiting for our corner sofa since February. I'm angry. Kirsty Blair"
WATCH = "I sent you my watch for a new battery and it came back scratched. Ben"
CHAIRS = "My garden chairs never came. I want to know where they are. Ben"


@pytest.mark.parametrize(
    ("message", "fact", "told"),
    [
        (SOFA, "It left the factory on 9 June.", "Your corner sofa left the factory on 9 June."),
        (SOFA, "It is on its way to our depot.", "Your corner sofa is on its way to our depot."),
        (SOFA, "It has arrived at our depot in Hull.", "Your corner sofa has arrived at our depot in Hull."),
        (WATCH, "It was packed by hand on 3 May.", "Your watch was packed by hand on 3 May."),
        (WATCH, "It was posted on Friday.", "Your watch was posted on Friday."),
        (WATCH, "It will be collected on Friday.", "Your watch will be collected on Friday."),
    ],
)
def test_the_thing_of_the_message_stands_for_it(message: str, fact: str, told: str) -> None:
    assert told in reply(message, fact)


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        (SOFA, "It looks as if the fabric is late."),
        (SOFA, "It has been a bad month for the factory."),
        (SOFA, "It left us no time to tell you."),
        (SOFA, "It is in our terms that we may be two weeks late."),
        (SOFA, "It takes six weeks to make one."),
        (CHAIRS, "It was sent to the wrong address."),
    ],
)
def test_any_other_it_stays(message: str, fact: str) -> None:
    text = reply(message, fact)
    assert fact in text or "It " not in text


def test_an_it_behind_another_fact_stays() -> None:
    text = reply(SOFA, "The fabric came late.", "It left the factory on 9 June.")
    assert "Your corner sofa left" not in text
