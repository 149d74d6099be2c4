"""Does the lines of batches: a draft, and the line's result with it, are kept together or not at all."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from pydantic import ValidationError

from app.errors import ConflictError, InputError, SoftanswerError, UnavailableError
from app.model.brief import Brief
from app.model.draft import Draft
from app.model.record import Batch, BatchLine, Keeping
from app.records.batches import LINES_MAX
from app.store.interface import Store
from app.telemetry.log import kind_of, tell

TRIES = 3
"""How often a line is tried where something it needs cannot answer."""

WAIT_MOST_S = 15
"""Seconds that are waited at most before the next try, whatever the endpoint asks for."""

LOCAL: Final = "command line"
"""Who asked for a batch that a command works off by itself; no worker touches it."""

LOOKED_BACK = timedelta(days=30)
"""How old a batch may be whose work is looked for; whatever kept an older one from ending is no crash."""

Tell = Callable[[SoftanswerError], dict[str, Any]]
"""An error as its reader gets it."""

Drafts = Callable[[Brief, Keeping], Awaitable[Draft]]
"""Makes a draft and keeps it, with the line that `keeping` names. Raises ConflictError where the line was done."""


class BatchLines:
    """See `jobs.interface.Lines`."""

    def __init__(self, store: Store, draft: Drafts, tell: Tell, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._draft = draft
        self._tell = tell
        self._clock = clock

    async def total(self, batch_id: str) -> int | None:
        """How many lines it has; None where it does not run (any more)."""
        async with self._store.view() as records:
            batch = await records.batches.get(batch_id)
        return batch.total if batch and batch.state == "running" else None

    async def open_lines(self, batch_id: str) -> Sequence[int]:
        """Numbers of the lines that are still to do, in order."""
        async with self._store.view() as records:
            return await records.batches.open_lines(batch_id, LINES_MAX)

    async def unfinished(self) -> Sequence[str]:
        """Batches that run and are not a command's own, the oldest last."""
        found: list[str] = []
        cursor: str | None = None
        while True:
            async with self._store.view() as records:
                page = await records.batches.list(cursor, 200)
            recent = [batch for batch in page.items if batch.at > self._clock() - LOOKED_BACK]
            found += [batch.id for batch in recent if batch.state == "running" and batch.by != LOCAL]
            cursor = page.next
            if cursor is None or len(recent) < len(page.items):
                return found

    async def do_line(self, batch_id: str, number: int) -> None:
        """Do one line and keep its result; nothing where that was done, or the batch does not run any more.

        Raises UnavailableError where the result cannot be kept.
        """
        async with self._store.view() as records:
            batch = await records.batches.get(batch_id)
            line = await records.batches.line(batch_id, number)
        if batch is None or batch.state != "running" or line is None or line.draft_id or line.error:
            return
        error = await self._tried(batch, line)
        if error is not None:
            kept = BatchLine(number=number, error=json.dumps(self._tell(error)))
            async with self._store.transaction() as records:
                await records.batches.finish(batch_id, kept, self._clock())

    async def _tried(self, batch: Batch, line: BatchLine) -> SoftanswerError | None:
        """Why there is no draft, after some tries; None where there is one, ours or another process's."""
        keeping = Keeping(who=batch.by, batch=(batch.id, line.number))
        failed: SoftanswerError | None = None
        for left in reversed(range(TRIES)):
            try:
                await self._draft(Brief.model_validate_json(line.brief or ""), keeping)
                return None
            except ConflictError:
                return None
            except UnavailableError as error:
                failed = error
                if left:
                    await asyncio.sleep(min(error.retry_after_s, WAIT_MOST_S))
            except SoftanswerError as error:
                return error
            except ValidationError:
                return InputError("the brief that was kept cannot be read by this version")
            except Exception as error:  # noqa: BLE001 - one line must not take the others with it
                tell("line_crashed", error=kind_of(error))
                return SoftanswerError("an unexpected error was met")
        return failed
