"""Where a note's "she" may be the customer or her mother, a person reads whom it means."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
MOTHER = (
    "Your collector was at my mother's door at 8.45 on a Sunday night. She's 91 and she signed up for £25 a month as "
    "he looked cold. Cancel it, and take her off whatever list she is on."
)
OWN = "Your collector was at my door at 8.45 on a Sunday night and I signed up for £25 a month. Please cancel it."


def verdict(message, **notes):
    brief = {"message": message, "customer": {"name": "Joanne Barlow"}, "fault": "third_party", **notes}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief)))


@pytest.mark.parametrize(
    "notes",
    [
        {"facts": ["The direct debit has now been cancelled, and her address is off the list."]},
        {"facts": ["The payment was stopped."], "options": ["We can send her a letter of apology."]},
    ],
)
def test_it_is_the_daughter_or_the_mother(notes):
    assert verdict(MOTHER, **notes).verdict == "needs_you"
    assert verdict(OWN, **notes).verdict == "ready"


def test_whom_the_note_itself_names_is_sure():
    facts = ["The payment was stopped, and we wrote to Joanne when her message came."]
    assert verdict(MOTHER, facts=facts).verdict == "ready"
