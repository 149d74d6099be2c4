"""`softanswer worker`: does batches, follow-ups and other jobs, and nothing else."""

import asyncio
import signal
import sys
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
    from app.bootstrap_records import build_keeper, build_store
    from app.errors import ConfigurationError

    store = build_store(settings)
    if not store.keeps:
        raise ConfigurationError(["SOFTANSWER_DATABASE_URL: a worker needs a database, and `none` is set"])
    service = build_service(settings).keeping_with(build_keeper(settings, store))
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
