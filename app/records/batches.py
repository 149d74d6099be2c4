"""Batches: many briefs at once, kept before any is worked on."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from datetime import datetime
from uuid import uuid4

from app.errors import GoneError, InputError, NotFoundError, SoftanswerError
from app.model.brief import Brief
from app.model.draft import Draft
from app.model.record import AuditEntry, Batch, BatchLine
from app.model.value import Value
from app.store.interface import Records, Store

LINES_MAX = 10_000
"""Briefs of one batch."""

_READ_AT_ONCE = 50

Also = Callable[[Records, Batch], Awaitable[None]]
Tell = Callable[[str], Awaitable[None]]


class BadLine(Value):
    """A line that is no brief: its id, where it has one, and what is wrong with it (a problem, as JSON)."""

    id: str | None = None
    error: str = ""


class Batches:
    """The use cases; `begin` and `stop` tell those who work that there is a batch, or is none any more, by its id."""

    def __init__(self, store: Store, clock: Callable[[], datetime], begin: Tell, stop: Tell) -> None:
        self._store = store
        self._clock = clock
        self._begin = begin
        self._stop = stop

    async def submit(self, lines: Sequence[Brief | BadLine], who: str, also: Also | None = None) -> Batch:
        """Keep a batch with all its lines, or nothing; a bad line has failed from the start.

        Raises InputError for no line and for more than LINES_MAX.
        """
        if not 1 <= len(lines) <= LINES_MAX:
            raise InputError(f"a batch has 1 to {LINES_MAX} briefs, one a line")
        now = self._clock()
        batch = Batch(id=uuid4().hex, at=now, by=who, total=len(lines))
        async with self._store.transaction() as records:
            await records.batches.add(batch, [_kept(line) for line in lines])
            for number, line in enumerate(lines):
                if isinstance(line, BadLine):
                    failed = BatchLine(number=number, error=line.error)
                    await records.batches.finish(batch.id, failed, now)
            await records.audit.add(AuditEntry(at=now, who=who, what="batch.made", object=batch.id))
            batch = await records.batches.get(batch.id) or batch
            if also:
                await also(records, batch)
        if batch.state == "running":
            await self._begin(batch.id)
        return batch

    async def get(self, batch_id: str) -> Batch:
        """How far it is. Raises NotFoundError."""
        async with self._store.view() as records:
            return _found(await records.batches.get(batch_id))

    async def cancel(self, batch_id: str, who: str) -> Batch:
        """Begin no more of its lines; one that has ended stays as it is. Raises NotFoundError."""
        now = self._clock()
        async with self._store.transaction() as records:
            _found(await records.batches.get(batch_id))
            ended = await records.batches.end(batch_id, "cancelled", now)
            if ended:
                entry = AuditEntry(at=now, who=who, what="batch.cancelled", object=batch_id)
                await records.audit.add(entry)
            batch = _found(await records.batches.get(batch_id))
        if ended:
            await self._stop(batch_id)
        return batch

    async def results(
        self, batch_id: str
    ) -> AsyncGenerator[tuple[BatchLine, Draft | SoftanswerError | None], None]:
        """The lines that are done, in order, each with its draft; None where the line says why there is none.

        No view stays open between the parts, however slowly they are taken. Raises NotFoundError.
        """
        async with self._store.view() as records:
            _found(await records.batches.get(batch_id))
            lines = [line async for line in records.batches.results(batch_id)]
        for start in range(0, len(lines), _READ_AT_ONCE):
            part = lines[start : start + _READ_AT_ONCE]
            async with self._store.view() as records:
                found = [(line, await _draft(records, line)) for line in part]
            for pair in found:
                yield pair


async def _draft(records: Records, line: BatchLine) -> Draft | SoftanswerError | None:
    if line.error is not None or line.draft_id is None:
        return None
    record = await records.drafts.get(line.draft_id)
    if record is None or record.draft is None:
        return GoneError("the texts of this draft were taken away")
    return record.draft


def _kept(line: Brief | BadLine) -> str:
    """The brief as it is kept; of a line that could not be read its id alone."""
    kept = line if isinstance(line, Brief) else line.model_copy(update={"error": ""})
    return kept.model_dump_json(exclude_defaults=True)


def _found(batch: Batch | None) -> Batch:
    if batch is None:
        raise NotFoundError("there is no such batch")
    return batch
