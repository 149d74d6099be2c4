"""`softanswer worker`: does batches, follow-ups and other jobs, and nothing else."""

import asyncio
import signal
import sys
from datetime import datetime
from pathlib import Path

import click

from app.cli.options import company_options, settings_with
from app.settings import Settings
from app.telemetry.log_pipe import piped


@click.command("worker")
@company_options
def command(**company: Path | None) -> int:
    """Do jobs until you stop it; as many workers as you like share them."""
    settings = settings_with(**company)
    with piped(settings.log_level, settings.log_format, sys.stderr):
        asyncio.run(_work(settings))
    return 0


async def _work(settings: Settings) -> None:
    from app.bootstrap import build_service
    from app.bootstrap_jobs import build_jobs, keep_starting
    from app.bootstrap_records import build_keeper, build_outbox, build_store
    from app.errors import ConfigurationError
    from app.jobs.interface import NOTE

    store = build_store(settings)
    if not store.keeps:
        raise ConfigurationError(["SOFTANSWER_DATABASE_URL: a worker needs a database, and `none` is set"])

    async def begins(note_id: str, due: datetime) -> None:
        await jobs.submit(NOTE, note_id, due)

    outbox = build_outbox(settings, store, begins)
    service = build_service(settings).keeping_with(build_keeper(settings, store, outbox))
    jobs = build_jobs(settings, store, service)
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    await store.open()
    starting = asyncio.create_task(keep_starting(jobs))
    await ended.wait()
    starting.cancel()
    await jobs.stop()
    await service.close()
    await store.close()
