"""`Prefer: respond-async` (RFC 7240): the answer that a draft is made later, and where it will be."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from app.access.turns import Turn
from app.api.answering import whole
from app.model.brief import Brief
from app.model.later import DraftToCome
from app.model.record import Answer
from app.records.desk import Desk
from app.store.interface import Records

LATER_S = 2
"""Seconds after which whoever waits for a draft is asked to come back."""

PREFER: dict[str, Any] = {
    "name": "Prefer",
    "in": "header",
    "required": False,
    "description": "`respond-async` (RFC 7240): answer 202 at once; the draft is made later, and found at `Location`.",
    "schema": {"type": "string"},
}
"""The header, as the API's description has it."""


def wants_later(values: Sequence[str]) -> bool:
    """Whether the values of `Prefer` hold `respond-async`; whatever else they hold may be ignored."""
    preferences = (part.partition(";")[0].strip() for value in values for part in value.split(","))
    return any(part.lower() == "respond-async" for part in preferences)


async def submitted(desk: Desk, brief: Brief, turn: Turn) -> Response:
    """Keep a brief whose draft is made later, and its answer with it."""

    async def also(records: Records, told: DraftToCome) -> None:
        # The customer's own, for there is no draft yet whose erasure would erase it.
        ref = brief.customer.ref
        body = told.model_dump_json(exclude_none=True)
        await turn.settle(records, Answer(status=202, body=body, draft_id=told.id, customer_ref=ref))

    return accepted(await desk.later.submit(brief, turn.keeping.who, also=also))


def accepted(told: DraftToCome) -> Response:
    """The answer to whoever asked for a draft that is made later."""
    answer = to_come(told)
    answer.headers["Location"] = f"/v1/drafts/{told.id}"
    answer.headers["Preference-Applied"] = "respond-async"
    return answer


def to_come(told: DraftToCome) -> Response:
    """The answer to whoever looks for it before it is there; 202 also where it failed, for there is no draft."""
    answer = whole(told.model_dump_json(exclude_none=True), 202)
    if told.state != "failed":
        answer.headers["Retry-After"] = str(LATER_S)
    return answer
