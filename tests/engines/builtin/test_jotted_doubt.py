"""What was made of jotted notes is read by a person; a whole sentence or a plain offer needs nobody."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

MESSAGE = "My order KT-2041 is three weeks late. When does it come?"


def reasons(**notes):
    service = service_of("builtin")
    draft = asyncio.run(service.draft(Brief.model_validate({"message": MESSAGE, "fault": "ours", **notes})))
    return [reason for reason in draft.verdict_reasons if "jotted" in reason]


@pytest.mark.parametrize(
    "notes",
    [
        {"facts": ["The parcel is in the Leeds depot."]},
        {"facts": ["the parcel is in the Leeds depot"]},
        {"options": ["delivery on Saturday 14 June", "refund of the £4.90 delivery charge"]},
    ],
)
def test_sentences_and_plain_offers_are_no_jottings(notes):
    assert reasons(**notes) == []


@pytest.mark.parametrize(
    "notes",
    [
        {"facts": ["parcel in Leeds depot"]},
        {"options": ["redeliver w/ courier tmrw am", "refund del charge £4.90 to her card"]},
    ],
)
def test_a_draft_that_tells_jottings_needs_a_person(notes):
    assert len(reasons(**notes)) == 1
