"""A note that is held up in its own words names nobody of ours and tells nothing that a limit bars."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
MESSAGE = (
    "The brakes failed on the motorway in your hire car. When was that car last looked at? Owen Lathbury"
)
UNREAD = "pre-hire check 2/12 ticked by {}, 'fluids ok' – 90 secs per tablet log"


def reply(facts, options=("full refund of the hire",), cannot=(), fault="unknown", message=MESSAGE):
    brief = {"message": message, "facts": facts, "options": options, "cannot": cannot, "fault": fault}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text


@pytest.mark.parametrize("who", ["Sanj", "Kwikway", "Bexx"])
def test_a_name_that_the_customer_does_not_use_is_not_held_up(who):
    assert who not in reply([UNREAD.format(who), "brake hose union worked on 22/10"])


@pytest.mark.parametrize(
    "limit",
    ["don't say cause until inspector's been", "do not speculate on the cause", "never admit liability"],
)
def test_where_something_is_not_to_be_told_no_unread_note_is_held_up(limit):
    fact = "brake hose union weeping, 'fluids ok' on the sheet – 90 secs per log"
    assert "brake hose union weeping" not in reply([fact], cannot=[limit])


@pytest.mark.parametrize(
    "fact",
    [
        "audiologist Kerry left 1/12 under a cloud, caseload split",
        "the driver has been spoken to",
        "the weekend sitter is in tears about it",
        "Craig is on a performance plan",
    ],
)
def test_what_became_of_a_colleague_is_for_nobody_else(fact):
    told = reply([fact, "The drops were not given."], fault="ours")
    assert not any(word in told for word in ("cloud", "spoken to", "tears", "performance"))


def test_what_is_paid_by_the_month_is_theirs_to_pay():
    told = reply([], ["take bloods off the bill", "or pay anaesthetic part at £20/mth"], fault="ours")
    assert "you can pay the anaesthetic part" in told.lower()
    assert "we can pay" not in told.lower()
