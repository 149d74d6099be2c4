"""The routes under /v1, and the two that tell whether we live."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import TypeAdapter
from starlette.responses import PlainTextResponse

from app.access.limits import Limits
from app.api.admission import Anyone, Writer, admitted
from app.api.answering import NO_STORE, Body, TurnsOf, replayed, replayed_stream, whole
from app.api.batches import batches
from app.api.description import answers, asks_for, refused
from app.api.desk import desk_of
from app.api.later import PREFER, submitted, wants_later
from app.api.principle import Principle
from app.api.records import records
from app.api.streaming import event_stream, wants_stream
from app.intake import CheckRequest, ImproveRequest, parse, parse_object, validate
from app.model.brief import Brief
from app.model.draft import Checked, Draft
from app.model.improvement import Improvement
from app.model.later import DraftToCome
from app.model.readiness import Readiness
from app.model.reading import Reading
from app.model.record import Answer
from app.model.value import Value
from app.records.waiting import Waits
from app.service import Service
from app.telemetry.metrics import CONTENT_TYPE, Metrics

_PRINCIPLES = TypeAdapter(tuple[Principle, ...])
"""A folder of this machine is nobody's business."""


def service_of(request: Request) -> Service:
    """The service that this app was built with."""
    service: Service = request.app.state.service
    return service


Served = Annotated[Service, Depends(service_of)]

v1 = APIRouter(prefix="/v1")
health = APIRouter()


@v1.post(
    "/drafts",
    operation_id="createDraft",
    **answers(Draft, 409, 410, 413, 415, 422, 501, 503, stream=True, later=DraftToCome),
    **asks_for(Brief, PREFER, once=True),
)
async def create_draft(
    request: Request, caller: Writer, service: Served, turns: TurnsOf, body: Body
) -> Response:
    """Draft a calm reply, with its checklist. Ask for `text/event-stream` to follow the work as it goes, or send
    `Prefer: respond-async` to have it made later.
    """
    table = parse_object(body)
    brief = validate(Brief, table)
    turn = await turns.begin(request, caller.who, table)
    streams = wants_stream(request.headers.get("accept", ""))
    if turn.answer:
        whole_draft = turn.answer.status == HTTPStatus.OK
        return await (replayed_stream if streams and whole_draft else replayed)(turns, turn.answer)
    if streams:
        events = turns.outliving(turn, service.draft_events(brief, turn.keeping))
        return event_stream(events, request.state.request_id)
    async with turn:
        if wants_later(request.headers.getlist("prefer")):
            return await submitted(desk_of(request), brief, turn)
        return whole((await service.draft(brief, turn.keeping)).model_dump_json())


@v1.post("/checks", operation_id="checkReply", **answers(Checked, 413, 415, 422), **asks_for(CheckRequest))
async def check_reply(caller: Writer, service: Served, body: Body) -> Response:  # noqa: ARG001 - it lets in
    """Check a reply that anybody wrote. With `draft_id`, sentences that still stand keep what we knew of them."""
    asked = parse(CheckRequest, body)
    return whole(
        (await service.check(asked.brief, asked.reply, asked.draft_id, asked.answers)).model_dump_json()
    )


@v1.post(
    "/improvements",
    operation_id="improveReply",
    **answers(Improvement, 409, 413, 415, 422, 503),
    **asks_for(ImproveRequest, once=True),
)
async def improve_reply(
    request: Request, caller: Writer, service: Served, turns: TurnsOf, body: Body
) -> Response:
    """Improve a reply that a person wrote by the smallest edits that meet the checklist; unchanged where it does."""
    table = parse_object(body)
    asked = validate(ImproveRequest, table)
    async with await turns.begin(request, caller.who, table) as turn:
        if turn.answer:
            return await replayed(turns, turn.answer)
        told = (await service.improve(asked.brief, asked.reply)).model_dump_json()
        await turns.settle(turn, Answer(status=200, body=told, customer_ref=asked.brief.customer.ref))
    return whole(told)


@v1.post("/readings", operation_id="readMessage", **answers(Reading, 413, 415, 422), **asks_for(Brief))
async def read_message(caller: Writer, service: Served, body: Body) -> Response:  # noqa: ARG001 - it lets in
    """Say what a message says: topic, asks, feelings, risks, particulars, and the words that show them."""
    return whole((await service.read(parse(Brief, body))).model_dump_json())


@v1.get("/guidelines", operation_id="listGuidelines", **answers(tuple[Principle, ...], 401, 429, alone=True))
async def list_guidelines(caller: Anyone, service: Served) -> Response:  # noqa: ARG001 - it lets in
    """All guidelines in force, in their order."""
    return whole(_PRINCIPLES.dump_json(tuple(map(Principle.of, service.guidelines()))))


v1.include_router(records)
v1.include_router(batches)


class Health(Value):
    """That the process lives, and is ready to work; `note` says what is wrong, where something is."""

    status: str
    note: str | None = None


@health.get("/healthz", operation_id="isAlive", **answers(Health))
async def is_alive() -> Response:
    """Whether the process answers at all."""
    return whole(Health(status="alive").model_dump_json(exclude_none=True))


_READINESS = answers(Health)
_READINESS["responses"][HTTPStatus.SERVICE_UNAVAILABLE.value] = {"model": Health}


@health.get("/readyz", operation_id="isReady", **_READINESS)
async def is_ready(request: Request, service: Served) -> Response:
    """Whether drafts can be made now. 200 `ready`; 200 `degraded` while a model fails and another, or the built-in
    engine, writes in its place, or while Redis is away and requests are not counted; 503 while none can be made.
    """
    ready = service.readiness()
    limits: Limits = request.app.state.limits
    if ready.status == "ready" and limits.away:
        ready = Readiness(status="degraded", note="Redis does not answer: requests are not counted")
    told = Health(status=ready.status, note=ready.note).model_dump_json(exclude_none=True)
    return whole(told, 200 if ready.serves else 503)


@health.get(
    "/metrics",
    operation_id="readMetrics",
    dependencies=[Depends(admitted)],
    response_class=PlainTextResponse,
    responses={status: refused(status) for status in (401, 500)},
)
async def read_metrics(request: Request) -> Response:
    """Counts in Prometheus's text format: drafts, calls of models, tokens, cost, fallbacks, times, what is kept, what
    waits.
    """
    metrics: Metrics = request.app.state.metrics
    waits: Waits = request.app.state.waits
    metrics.waiting(await waits.look())
    return Response(metrics.text(), 200, NO_STORE, CONTENT_TYPE)
