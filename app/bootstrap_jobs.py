"""Settings to jobs: names who runs them, and what each kind of job does."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, time

from app.bootstrap_records import FILE_NAME, data_folder, now
from app.errors import UnavailableError
from app.jobs.interface import DRAFT, NOTE, REMIND, RETENTION, Jobs, Kind
from app.problem import problem
from app.records.batch_lines import BatchLines
from app.records.later import LaterWork
from app.records.notes import Notes, Posts
from app.records.reminders import Reminders, Tells, nobody
from app.records.retention import Retention
from app.records.trying import Trying
from app.service import Service
from app.settings import Settings
from app.store.interface import Store
from app.telemetry.interface import Listener
from app.telemetry.log import kind_of, tell
from app.webhook import Webhook

RETENTION_AT = time(3, 10)
"""When the daily retention begins (UTC); a process that was not there then does it as soon as it is."""

AGAIN_S = 10.0
"""Seconds after which jobs that could not be started are tried again."""


def build_jobs(
    settings: Settings,
    store: Store,
    service: Service,
    kinds: Sequence[Kind] = (),
    on_due: Tells = nobody,
    listener: Listener | None = None,
) -> Jobs:
    """The jobs over a store: batches drafted by `service`, which keeps what it drafts in the same store.

    `kinds` are further sorts of jobs, `on_due` is told of follow-ups that are due, `listener` of jobs that ended.
    """
    if not store.keeps:
        from app.jobs.no_jobs import NoJobs

        return NoJobs()
    from app.jobs.dbos_jobs import DbosJobs
    from app.jobs.system_database import SystemDatabase
    from app.jobs.worker import Limits

    trying = Trying(store, service.draft, problem)
    reminders = Reminders(store, now, on_due)
    retention = Retention(store, now, settings.retention_days)
    later, notes = LaterWork(store, trying), Notes(store, now, _posts(settings))
    # All processes know all kinds, whatever is set: else they would not do each other's jobs.
    ours = (
        Kind(REMIND, reminders.remind, wanted=reminders.wanted),
        _daily(retention.run),
        Kind(DRAFT, later.make, asks_model=True, wanted=later.wanted, until_done=True),
        Kind(NOTE, notes.deliver, wanted=notes.wanted, until_done=True),
    )
    return DbosJobs(
        SystemDatabase(settings.database_url or f"sqlite:///{data_folder() / FILE_NAME}"),
        store,
        BatchLines(store, trying, now),
        [*ours, *kinds],
        Limits(settings.jobs_at_once, settings.model_per_minute),
        now,
        listener,
    )


def build_lines(store: Store, service: Service) -> BatchLines:
    """What does the lines of batches."""
    return BatchLines(store, Trying(store, service.draft, problem), now)


def _posts(settings: Settings) -> Posts | None:
    """Who sends notes to the address of the settings; nobody where none is set."""
    if not (settings.webhook_url and settings.webhook_secret):
        return None
    return Webhook(settings.webhook_url, settings.webhook_secret).post


async def keep_starting(jobs: Jobs) -> None:
    """Start jobs beside whatever else this process does; a database that is away is waited for."""
    while True:
        try:
            return await jobs.start()
        except UnavailableError as error:
            tell("jobs_not_begun", error=kind_of(error))
            await asyncio.sleep(AGAIN_S)


def _daily(retention: Callable[[], Awaitable[object]]) -> Kind:
    async def run(day: str) -> None:  # noqa: ARG001 - the id of the job
        await retention()

    async def wanted() -> Sequence[tuple[str, datetime]]:
        at = datetime.combine(now().date(), RETENTION_AT, now().tzinfo)
        return [(at.date().isoformat(), at)]

    return Kind(RETENTION, run, wanted=wanted)
