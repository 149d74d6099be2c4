"""A batch that this very command works off: kept in the store before it begins, so that it can be gone on with."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import click

from app.api.lines import read_line
from app.bootstrap import build_service
from app.bootstrap_jobs import build_lines
from app.bootstrap_records import build_keeper, build_store, now
from app.cli.draft import as_line
from app.cli.eval_progress import watched
from app.cli.jsonl import lines_of, opened
from app.cli.options import settings_with
from app.errors import ConfigurationError, InputError, SoftanswerError, TooLargeError
from app.model.brief import Brief
from app.model.draft import Draft
from app.model.record import LOCAL, BatchLine
from app.problem import problem
from app.records.batch_lines import BatchLines
from app.records.batches import LINES_MAX, BadLine, Batches
from app.settings import Settings
from app.store.interface import Store


def run_here(source: Path | None, resume: str | None, **company: Path | None) -> Iterator[dict[str, Any]]:
    """Work a batch off and yield its results in order. `resume` is the id of one that was begun."""
    settings = settings_with(**company)
    store = build_store(settings)
    if not store.keeps:
        raise ConfigurationError(["SOFTANSWER_DATABASE_URL: a batch needs a database, and `none` is set"])
    batches = Batches(store, now, _nobody, _nobody)
    with asyncio.Runner() as runner:
        try:
            runner.run(store.open())
            batch_id = resume or runner.run(batches.submit(_briefs(source), LOCAL)).id
            try:
                runner.run(_work(settings, store, batches, batch_id))
            except KeyboardInterrupt:
                click.echo(f"Go on with: softanswer batch --resume {batch_id}", err=True)
                raise
            results = batches.results(batch_id)
            while (pair := runner.run(_next(results))) is not None:
                yield _told(*pair)
        finally:
            runner.run(store.close())


async def _work(settings: Settings, store: Store, batches: Batches, batch_id: str) -> None:
    """Do what is open of it, some lines at once."""
    batch = await batches.get(batch_id)
    if batch.state == "cancelled":
        raise InputError("this batch was cancelled")
    if batch.state == "done":
        return
    service = build_service(settings).keeping_with(build_keeper(settings, store))
    lines = build_lines(store, service)
    try:
        with watched(batch.total, "briefs") as advance:
            advance(batch.done + batch.failed)
            await _do_all(lines, batch_id, settings, advance)
    finally:
        await service.close()


async def _do_all(
    lines: BatchLines, batch_id: str, settings: Settings, advance: Callable[[int], None]
) -> None:
    open_lines = iter(await lines.open_lines(batch_id))
    turn = _turns(settings.model_per_minute)

    async def some() -> None:
        for number in open_lines:
            await turn()
            await lines.do_line(batch_id, number)
            advance(1)

    async with asyncio.TaskGroup() as group:
        for _ in range(settings.jobs_at_once):
            group.create_task(some())


def _turns(per_minute: int | None) -> Callable[[], Awaitable[None]]:
    """Waits for one's turn, so that no more begin in a minute than may."""
    gap = 60 / per_minute if per_minute else 0.0
    free = 0.0

    async def turn() -> None:
        nonlocal free
        time = asyncio.get_running_loop().time()
        free = max(time, free + gap)
        await asyncio.sleep(free - time)

    return turn


def _briefs(source: Path | None) -> list[Brief | BadLine]:
    """The lines of a file."""
    found: list[Brief | BadLine] = []
    with opened(source) as stream:
        for _, line in lines_of(stream):
            if line is not None and not line.strip():
                continue
            if len(found) == LINES_MAX:
                raise TooLargeError(f"a batch has at most {LINES_MAX} briefs", hint="Split the file.")
            found.append(read_line(line)[0])
    return found


def _told(line: BatchLine, draft: Draft | SoftanswerError | None) -> dict[str, Any]:
    """A line out, as `softanswer draft --jsonl` prints it; lines are counted from 1."""
    brief_id = json.loads(line.brief).get("id") if line.brief else None
    if isinstance(draft, Draft):
        return {"id": brief_id, **as_line(draft)}
    error = problem(draft) if draft else json.loads(line.error or "{}")
    return {"id": brief_id, "line": line.number + 1, "error": error}


async def _next(
    results: AsyncGenerator[tuple[BatchLine, Draft | SoftanswerError | None], None],
) -> tuple[BatchLine, Draft | SoftanswerError | None] | None:
    return await anext(results, None)


async def _nobody(batch_id: str) -> None:
    """This very command does the work, and no worker is told."""
