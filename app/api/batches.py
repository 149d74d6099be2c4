"""The routes of batches: many briefs as JSON lines, how far they are, their drafts as JSON lines."""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse

from app.api.admission import Agent, Writer
from app.api.answering import NO_STORE, TurnsOf, replayed, settling, whole
from app.api.description import ONCE, answers
from app.api.desk import AtDesk
from app.api.lines import TYPES, briefs
from app.errors import SoftanswerError
from app.model.draft import Draft
from app.model.record import Batch, BatchLine
from app.problem import problem

batches = APIRouter(prefix="/batches")

_LINES: dict[str, Any] = {
    "parameters": [ONCE],
    "requestBody": {
        "required": True,
        "content": {
            kind: {"schema": {"type": "string", "description": "One brief a line, as JSON."}}
            for kind in TYPES
        },
    },
}
_RESULTS: dict[str, Any] = {
    "description": "One line for each brief that is done, in order.",
    "content": {TYPES[0]: {"schema": {"type": "string"}}},
}


@batches.post(
    "",
    operation_id="createBatch",
    openapi_extra=_LINES,
    **answers(Batch, 409, 413, 415, 422, 501, done=202),
)
async def create_batch(request: Request, caller: Writer, desk: AtDesk, turns: TurnsOf) -> Response:
    """Have up to 10,000 briefs drafted, one a line. A line that cannot be read fails alone, and the result says why."""
    lines, digest = await briefs(request)
    async with await turns.begin(request, caller.who, digest) as turn:
        if turn.answer:
            return await replayed(turns, turn.answer)
        batch = await desk.batches.submit(lines, caller.who, settling(turn, status=202))
    answer = whole(batch.model_dump_json(), 202)
    answer.headers["Location"] = f"/v1/batches/{batch.id}"
    return answer


@batches.get("/{batch_id}", operation_id="getBatch", **answers(Batch, 404, 501))
async def get_batch(batch_id: str, caller: Agent, desk: AtDesk) -> Response:  # noqa: ARG001 - it lets in
    """How far a batch is."""
    return whole((await desk.batches.get(batch_id)).model_dump_json())


@batches.delete("/{batch_id}", operation_id="cancelBatch", **answers(Batch, 404, 501))
async def cancel_batch(batch_id: str, caller: Agent, desk: AtDesk) -> Response:
    """Stop a batch: what is done stays, what is not begun is not done. One that has ended stays as it is."""
    return whole((await desk.batches.cancel(batch_id, caller.who)).model_dump_json())


@batches.get(
    "/{batch_id}/results",
    operation_id="getBatchResults",
    response_class=StreamingResponse,
    **answers(None, 404, 501, told=_RESULTS),
)
async def get_results(batch_id: str, caller: Agent, desk: AtDesk) -> Response:  # noqa: ARG001 - it lets in
    """The results so far, as JSON lines: each a draft, or the problem of its line."""
    await desk.batches.get(batch_id)
    return StreamingResponse(_shown(desk.batches.results(batch_id)), 200, NO_STORE, TYPES[0])


async def _shown(
    results: AsyncGenerator[tuple[BatchLine, Draft | SoftanswerError | None], None],
) -> AsyncIterator[str]:
    async with aclosing(results):
        async for line, draft in results:
            yield json.dumps(result_line(line, draft), ensure_ascii=False) + "\n"


def result_line(line: BatchLine, draft: Draft | SoftanswerError | None) -> dict[str, Any]:
    """A line out, as `softanswer draft --jsonl` prints it; lines are counted from 1."""
    told: dict[str, Any] = {"id": _id_of(line), "line": line.number + 1}
    if isinstance(draft, Draft):
        table = draft.model_dump(mode="json")
        return {**told, "draft_id": table.pop("id"), **table}
    if isinstance(draft, SoftanswerError):
        return {**told, "draft_id": line.draft_id, "error": problem(draft)}
    return {**told, "error": json.loads(line.error or "{}")}


def _id_of(line: BatchLine) -> str | None:
    return json.loads(line.brief).get("id") if line.brief else None
