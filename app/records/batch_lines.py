"""Does the lines of batches: a draft, and the line's result with it, are kept together or not at all."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from app.model.record import LOCAL, Batch, BatchLine, Keeping
from app.records.batches import LINES_MAX
from app.records.trying import Trying, Work
from app.store.interface import Records, Store

LOOKED_BACK = timedelta(days=30)
"""How old a batch may be whose work is looked for; whatever kept an older one from ending is no crash."""


class BatchLines:
    """See `jobs.interface.Lines`."""

    def __init__(self, store: Store, trying: Trying, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._trying = trying
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
        await self._trying.do(self._work(batch, line))

    def _work(self, batch: Batch, line: BatchLine) -> Work:
        async def begin(records: Records) -> int | None:
            return await records.batches.begin(batch.id, line.number)

        async def take_back(records: Records) -> None:
            await records.batches.take_back(batch.id, line.number)

        async def fail(records: Records, error: str) -> None:
            failed = BatchLine(number=line.number, error=error)
            await records.batches.finish(batch.id, failed, self._clock())

        keeping = Keeping(who=batch.by, batch=(batch.id, line.number))
        return Work(line.brief, keeping, line.attempts, begin, take_back, fail)
