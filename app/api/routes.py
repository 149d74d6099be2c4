"""The routes under /v1, and the two that tell whether we live."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import TypeAdapter
from starlette.responses import PlainTextResponse

from app.access import Access
from app.api.body import json_body
from app.api.description import answers, asks_for
from app.api.streaming import event_stream, wants_stream
from app.errors import AuthenticationError
from app.intake import CheckRequest, ImproveRequest, parse
from app.model.brief import Brief
from app.model.draft import Checked, Draft
from app.model.guideline import Guideline
from app.model.improvement import Improvement
from app.model.reading import Reading
from app.model.value import Value
from app.records.waiting import Waits
from app.service import Service
from app.telemetry.metrics import CONTENT_TYPE, Metrics

_GUIDELINES = TypeAdapter(tuple[Guideline, ...])
_NO_STORE = {"Cache-Control": "no-store"}
_PRIVATE_FIELDS = {"__all__": {"origin"}}
"""A folder of this machine is nobody's business."""


def service_of(request: Request) -> Service:
    """The service that this app was built with."""
    service: Service = request.app.state.service
    return service


def admitted(request: Request) -> None:
    """Raise AuthenticationError unless the caller shows a key; runs before any byte of the body is read."""
    access: Access = request.app.state.access
    if not access.admits_program(request.headers.get("authorization"), request.headers.get("x-api-key")):
        raise AuthenticationError(
            "no valid key was shown", hint="Send Authorization: Bearer <key>, or X-API-Key: <key>."
        )


Served = Annotated[Service, Depends(service_of)]
Body = Annotated[bytes, Depends(json_body)]

v1 = APIRouter(prefix="/v1", dependencies=[Depends(admitted)])
health = APIRouter()


@v1.post(
    "/drafts",
    operation_id="createDraft",
    **answers(Draft, 413, 415, 422, 503, stream=True),
    **asks_for(Brief),
)
async def create_draft(request: Request, service: Served, body: Body) -> Response:
    """Draft a calm reply, with its checklist. Ask for `text/event-stream` to follow the work as it goes."""
    brief = parse(Brief, body)
    if wants_stream(request.headers.get("accept", "")):
        return event_stream(service.draft_events(brief), request.state.request_id)
    return _json((await service.draft(brief)).model_dump_json())


@v1.post("/checks", operation_id="checkReply", **answers(Checked, 413, 415, 422), **asks_for(CheckRequest))
async def check_reply(service: Served, body: Body) -> Response:
    """Check a reply that anybody wrote. With `draft_id`, sentences that still stand keep what we knew of them."""
    asked = parse(CheckRequest, body)
    return _json((await service.check(asked.brief, asked.reply, asked.draft_id)).model_dump_json())


@v1.post(
    "/improvements",
    operation_id="improveReply",
    **answers(Improvement, 413, 415, 422, 503),
    **asks_for(ImproveRequest),
)
async def improve_reply(service: Served, body: Body) -> Response:
    """Improve a reply that a person wrote by the smallest edits that meet the checklist; unchanged where it does."""
    asked = parse(ImproveRequest, body)
    return _json((await service.improve(asked.brief, asked.reply)).model_dump_json())


@v1.post("/readings", operation_id="readMessage", **answers(Reading, 413, 415, 422), **asks_for(Brief))
async def read_message(service: Served, body: Body) -> Response:
    """Say what a message says: topic, asks, feelings, risks, particulars, and the words that show them."""
    return _json((await service.read(parse(Brief, body))).model_dump_json())


@v1.get("/guidelines", operation_id="listGuidelines", **answers(tuple[Guideline, ...]))
async def list_guidelines(service: Served) -> Response:
    """All guidelines in force, in their order."""
    return _json(_GUIDELINES.dump_json(service.guidelines(), exclude=_PRIVATE_FIELDS))


class Health(Value):
    """That the process lives, and is ready to work; `note` says what is wrong, where something is."""

    status: str
    note: str | None = None


@health.get("/healthz", operation_id="isAlive", **answers(Health))
async def is_alive() -> Response:
    """Whether the process answers at all."""
    return _json(Health(status="alive").model_dump_json(exclude_none=True))


@health.get("/readyz", operation_id="isReady", **answers(Health))
async def is_ready(service: Served) -> Response:
    """Whether drafts can be made now. 200 `ready`; 200 `degraded` while a model fails and another, or the built-in
    engine, writes in its place; 503 while none can be made.
    """
    ready = service.readiness()
    told = Health(status=ready.status, note=ready.note).model_dump_json(exclude_none=True)
    return _json(told, 200 if ready.serves else 503)


@health.get(
    "/metrics", operation_id="readMetrics", dependencies=[Depends(admitted)], response_class=PlainTextResponse
)
async def read_metrics(request: Request) -> Response:
    """Counts in Prometheus's text format: drafts, calls of models, tokens, cost, fallbacks, times, what is kept, what
    waits.
    """
    metrics: Metrics = request.app.state.metrics
    waits: Waits = request.app.state.waits
    metrics.waiting(await waits.look())
    return Response(metrics.text(), 200, _NO_STORE, CONTENT_TYPE)


def _json(text: str | bytes, status: int = 200) -> Response:
    return Response(text, status, _NO_STORE, "application/json")
