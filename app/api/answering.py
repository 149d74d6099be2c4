"""What the routes share: the body that came in, the turn of a request, the JSON that goes out."""

from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request, Response
from pydantic import BaseModel

from app.access.turns import Turn, Turns
from app.api.body import json_body
from app.api.streaming import MEDIA_TYPE, named
from app.model.record import Answer
from app.records.desk import Also
from app.store.interface import Records

NO_STORE = {"Cache-Control": "no-store"}

Body = Annotated[bytes, Depends(json_body)]


def turns_of(request: Request) -> Turns:
    """Who lays claims for this app."""
    turns: Turns = request.app.state.turns
    return turns


TurnsOf = Annotated[Turns, Depends(turns_of)]


def whole(text: str | bytes, status: int = 200) -> Response:
    """A JSON answer, for nobody else's cache."""
    return Response(text, status, NO_STORE, "application/json")


async def replayed(turns: Turns, answer: Answer) -> Response:
    """The answer that was given before, said to be so."""
    again = whole(await turns.stored(answer), answer.status)
    again.headers["Idempotency-Replayed"] = "true"
    if answer.status == HTTPStatus.ACCEPTED and answer.draft_id:
        again.headers["Location"] = f"/v1/drafts/{answer.draft_id}"
    return again


def settling(turn: Turn, draft_id: str | None = None, status: int = 200) -> Also:
    """Keeps the result as the turn's answer, in the transaction of the work; `draft_id`: whose erasure erases it."""

    async def also(records: Records, result: BaseModel) -> None:
        await turn.settle(records, Answer(status=status, body=result.model_dump_json(), draft_id=draft_id))

    return also


async def replayed_stream(turns: Turns, answer: Answer) -> Response:
    """The same for who follows the work: the whole draft is the first event and the last."""
    again = Response(named("draft", await turns.stored(answer)), 200, NO_STORE, MEDIA_TYPE)
    again.headers["Idempotency-Replayed"] = "true"
    return again
