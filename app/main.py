"""The web application: API and page over one service."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from app.access.proxies import BehindProxies
from app.api.description import description, example_requests, title
from app.api.envelope import Envelope
from app.api.heads import Heads
from app.api.problems import on_http_error, on_our_error
from app.api.routes import health, v1
from app.bootstrap import build_service, wording_folders
from app.bootstrap_doors import Doors, build_desk, build_doors
from app.bootstrap_jobs import build_jobs, keep_starting
from app.bootstrap_records import (
    build_keeper,
    build_outbox,
    build_store,
    build_use_cases,
    build_waits,
    now,
)
from app.errors import SoftanswerError
from app.jobs.interface import NOTE, Jobs
from app.kept.uncollected import settled, uncollected
from app.model.brief import Brief
from app.prompts import Prompts
from app.service import Service
from app.settings import Settings, from_environment
from app.store.interface import Store
from app.telemetry.interface import Listener, Listeners
from app.telemetry.log import tell
from app.telemetry.metrics import Metrics
from app.telemetry.spans import Spans, installed
from app.text.language import load_model
from app.web.door import Door, for_people
from app.web.pages import Pages
from app.web.routes import Behind, add_pages


def create_app(
    settings: Settings | None = None,
    service: Service | None = None,
    metrics: Metrics | None = None,
    store: Store | None = None,
) -> FastAPI:
    """The ASGI application; without arguments it reads the environment (`uvicorn --factory app.main:create_app`).

    A `service` that is handed in comes with the `metrics` that it counts in; `store` stands in place of the one that
    the settings name.

    Raises ConfigurationError with every mistake, before anything listens.
    """
    settings = settings or from_environment()
    metrics = metrics or Metrics()
    store = store or build_store(settings, metrics)
    bare = service or build_service(settings, listener=_listeners(metrics))
    app = FastAPI(
        **title(), openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=_lifespan
    )

    async def begins(note_id: str, due: datetime) -> None:
        await app.state.jobs.submit(NOTE, note_id, due)

    outbox = build_outbox(settings, store, begins)
    built = bare.keeping_with(build_keeper(settings, store, outbox))
    doors = build_doors(settings, store, now, metrics)
    app.state.service = built
    app.state.store = store
    app.state.start_failed = None
    app.state.jobs = build_jobs(settings, store, built, listener=metrics)
    app.state.jobs_inside = settings.jobs == "inside"
    app.state.waits = build_waits(store, app.state.jobs if app.state.jobs_inside else None)
    app.state.doors = doors
    app.state.access, app.state.limits, app.state.turns = doors.access, doors.limits, doors.turns
    unreached = Prompts(wording_folders(settings)[1]).wording("erasure")
    use_cases = build_use_cases(settings, built, store, unreached, app.state.jobs.forget, outbox)
    app.state.desk = build_desk(use_cases, store, now, app.state.jobs)
    app.state.metrics = metrics
    app.add_middleware(Heads)
    app.add_middleware(Envelope)
    app.add_middleware(BehindProxies, settings.trusted_proxies)
    app.add_exception_handler(SoftanswerError, on_our_error)
    app.add_exception_handler(HTTPException, _not_here)
    app.include_router(v1)
    app.include_router(health)
    app.state.web = add_pages(
        app, Behind(built, doors.access, doors.turns, app.state.desk, doors.limits, doors.gate)
    )

    @app.get("/openapi.json", include_in_schema=False)
    async def openapi() -> dict[str, Any]:
        """The description of the API, with answers of this very service as examples."""
        return await description(app, built)

    return app


async def _not_here(request: Request, error: Exception) -> Response:
    """What the framework refuses: to a person who looks for a page, told on one."""
    lost = isinstance(error, HTTPException) and error.status_code == HTTPStatus.NOT_FOUND
    if lost and for_people(request) and not f"{request.url.path}/".startswith("/v1/"):
        door: Door = request.app.state.web.door
        return await door.nowhere(request)
    return await on_http_error(request, error)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Before the first caller: one draft warms what is loaded on first use, and shows that drafts can be made.

    No model is asked for it.
    """
    service: Service = app.state.service
    store: Store = app.state.store
    opening = asyncio.create_task(_opened(app, store))
    doors: Doors = app.state.doors
    with uncollected():
        await service.rehearsal.draft(Brief.model_validate(example_requests()["brief"]))
        settled()
    await opening
    # Not beside the rehearsal: threads take turns, and whoever waits for the server would wait for these as well.
    loading = asyncio.create_task(asyncio.to_thread(_load, service))
    jobs: Jobs = app.state.jobs
    # Its import takes a second or more, and nobody waits for it.
    starting = asyncio.create_task(keep_starting(jobs)) if app.state.jobs_inside else None
    warming = asyncio.create_task(asyncio.to_thread(_warm, doors, app.state.web.pages))
    yield
    if starting:
        starting.cancel()
    await app.state.web.runs.close()
    await jobs.stop()
    await loading
    await warming
    await doors.close()
    await service.close()
    await store.close()


async def _opened(app: FastAPI, store: Store) -> None:
    """Open the store; why that cannot be done is left for whoever started the server, who hears nothing of it else."""
    try:
        await store.open()
    except SoftanswerError as error:
        app.state.start_failed = error
        tell("start_failed", error=type(error).__name__)
        raise


def _load(service: Service) -> None:
    """What takes a second and only some requests need; who needs it before it is there waits for it."""
    service.load()
    load_model()


def _warm(doors: Doors, pages: Pages) -> None:
    """What the first visitor of a page would wait for; the API needs none of it."""
    pages.warm()
    doors.gate.signer.warm()


def _listeners(metrics: Metrics) -> Listener:
    return Listeners([metrics, Spans()] if installed() else [metrics])
