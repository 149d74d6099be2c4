"""What OpenAPI says of the routes: schemas, problems, and one real example for each operation."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import Any

import yaml
from fastapi import FastAPI
from pydantic.json_schema import models_json_schema

from app import __version__
from app.api.kept import KeptDraft, Snooze
from app.api.principle import Principle
from app.intake import CheckRequest, ImproveRequest
from app.model.brief import Brief
from app.model.record import Outcome
from app.model.value import Value
from app.records.figures import figures_of
from app.service import Service

_AT = datetime(2026, 6, 8, 9, 30, tzinfo=UTC)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROBLEM = {
    "title": "Problem",
    "description": "RFC 9457 problem details. `fields` pairs a JSON path with a reason; values are never echoed.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "request_id"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "hint": {"type": "string"},
        "request_id": {"type": "string"},
        "retry_after_s": {"type": "integer"},
        "cause": {"type": "string"},
        "fields": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["path", "reason"],
                "properties": {"path": {"type": "string"}, "reason": {"type": "string"}},
            },
        },
    },
}
ONCE: dict[str, Any] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "A string of your own, in quotes: the same request again with it gets the same answer for 24 hours.",
    "schema": {"type": "string", "maxLength": 600},
}
"""The header of a request that may be sent twice; escapes and quotes make it longer than its 255 characters."""

_ASKED: tuple[type[Value], ...] = (Brief, CheckRequest, ImproveRequest, Outcome, Snooze)

_STREAM = (
    "Server-sent events: `step` {name, state}, `text` {append}, `replace` {text}, last `draft` (the whole draft) "
    "or `error` (a problem)."
)


def answers(
    model: Any,
    *problems: int,
    stream: bool = False,
    done: int = 200,
    told: dict[str, Any] | None = None,
    later: type[Value] | None = None,
    alone: bool = False,
) -> dict[str, Any]:
    """Keyword arguments of a route: its answer (`told` where it is no JSON value), and the problems that it may answer.

    `later` is what it answers with 202 where there is no answer yet; `alone` leaves out the problems that routes have
    in common. None of them is validated again.
    """
    found: dict[int | str, dict[str, Any]] = {done: {"model": model} if told is None else told}
    if stream:
        found[done]["content"] = {"text/event-stream": {"schema": {"type": "string", "description": _STREAM}}}
    if later is not None:
        found[202] = {"model": later}
    general = (400, 401, 403, 429) if problems and not alone else ()
    for status in sorted({*general, *problems, 500}):
        found[status] = refused(status)
    return {"response_model": None, "responses": found, "status_code": done}


def refused(status: int) -> dict[str, Any]:
    """A problem of that status, as it stands among the answers of a route."""
    return {"description": HTTPStatus(status).phrase, "content": _problem_content()}


def asks_for(model: type[Any], *headers: dict[str, Any], once: bool = False) -> dict[str, Any]:
    """Keyword arguments of a route that reads one JSON object, and `headers`; `once`: and an Idempotency-Key."""
    schema = {"$ref": f"#/components/schemas/{model.__name__}"}
    told = {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}
    parameters = [*([ONCE] if once else []), *headers]
    return {"openapi_extra": {**told, **({"parameters": parameters} if parameters else {})}}


async def description(app: FastAPI, service: Service) -> dict[str, Any]:
    """The OpenAPI document; its examples are answered by the service itself, so they are always true."""
    document = app.openapi()
    schemas = document["components"]["schemas"]
    _, asked = models_json_schema(
        [(model, "validation") for model in _ASKED],
        ref_template="#/components/schemas/{model}",
    )
    schemas.update({**asked.get("$defs", {}), **schemas, "Problem": _PROBLEM})
    _without_strange_refusals(document)
    for (path, method), (asked_for, answer) in (await _examples(service)).items():
        operation = document["paths"][path][method]
        done = operation["responses"].get("200") or operation["responses"]["202"]
        done["content"]["application/json"]["example"] = answer
        if asked_for is not None:
            operation["requestBody"]["content"]["application/json"]["example"] = asked_for
    for path, method in (("/v1/drafts", "post"), ("/v1/drafts/{draft_id}", "get")):
        later = document["paths"][path][method]["responses"]["202"]
        later["content"]["application/json"]["example"] = example_requests()["later"]
    return document


def _without_strange_refusals(document: dict[str, Any]) -> None:
    """Take out the refusal that the framework lists for each route with a parameter: none of ours answers so."""
    for operation in (told for path in document["paths"].values() for told in path.values()):
        if "application/problem+json" not in operation["responses"].get("422", {}).get("content", ()):
            operation["responses"].pop("422", None)
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)


async def _examples(service: Service) -> Mapping[tuple[str, str], tuple[Any, Any]]:
    """Request and answer of each operation."""
    table = example_requests()
    brief = Brief.model_validate(table["brief"])
    service = service.rehearsal
    draft = await service.draft(brief)
    checked = await service.check(brief, table["reply"])
    reading = await service.read(brief)
    improved = await service.improve(brief, table["hasty"])
    hasty = {"brief": table["brief"], "reply": table["hasty"]}
    asked = {"brief": table["brief"], "reply": table["reply"]}
    listed = [Principle.of(guideline).model_dump(mode="json") for guideline in service.guidelines()[:1]]
    kept = KeptDraft(
        id=draft.id,
        at=_AT,
        by="key-5f0c2a9be1d4",
        figures=figures_of(brief, draft),
        brief=brief,
        draft=draft,
    )
    told = {(path, method): (asked_for, answer) for path, method, asked_for, answer in table["kept"]}
    return {
        **told,
        ("/v1/drafts/{draft_id}", "get"): (None, kept.model_dump(mode="json")),
        ("/v1/drafts", "post"): (table["brief"], draft.model_dump(mode="json")),
        ("/v1/checks", "post"): (asked, checked.model_dump(mode="json")),
        ("/v1/improvements", "post"): (hasty, improved.model_dump(mode="json")),
        ("/v1/readings", "post"): (table["brief"], reading.model_dump(mode="json")),
        ("/v1/guidelines", "get"): (None, listed),
        ("/healthz", "get"): (None, {"status": "alive"}),
        ("/readyz", "get"): (None, {"status": "ready"}),
    }


@cache
def example_requests() -> dict[str, Any]:
    """`brief`, `reply`, `hasty` and `later` of `examples.yaml`."""
    text = files(__package__).joinpath("examples.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    return table


def title() -> dict[str, Any]:
    """What FastAPI is told of the whole."""
    return {
        "title": "Softanswer",
        "version": __version__,
        "summary": "Calm replies to angry messages, with a checklist that shows why they are good.",
    }


def _problem_content() -> dict[str, Any]:
    return {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
