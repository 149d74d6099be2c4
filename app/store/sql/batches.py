"""Lists of briefs and their results."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Update, select, update

from app.model.record import Batch, BatchLine, BatchState, Page
from app.store.sql.forgetting import counted
from app.store.sql.pages import after, page_of, part
from app.store.sql.rows import Rows
from app.store.sql.tables import batch_lines, batches

_A_PART = 200
_LINE = ("number", "attempts", "brief", "draft_id", "error")


class SqlBatches:
    """See `app.store.interface.Batches`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def add(self, batch: Batch, briefs: Sequence[str]) -> None:
        """Keep a batch with its briefs (JSON), numbered from 0 in their order."""
        await self._rows.add(batches, batch.model_dump())
        for start in range(0, len(briefs), _A_PART):
            lines = [
                {
                    "batch_id": batch.id,
                    "number": start + offset,
                    "ended": False,
                    "attempts": 0,
                    # No JSON may hold this character, and no text on Postgres: the line stays as unreadable as it was.
                    "brief": brief.replace("\0", "\1"),
                    "customer_ref": customer_of(brief),
                }
                for offset, brief in enumerate(briefs[start : start + _A_PART])
            ]
            await self._rows.add(batch_lines, *lines)

    async def get(self, batch_id: str) -> Batch | None:
        """How far it is."""
        row = await self._rows.first(select(batches).where(batches.c.id == batch_id))
        return _batch(row) if row else None

    async def list(self, cursor: str | None = None, limit: int = 50) -> Page[Batch]:
        """The newest first."""
        statement = select(batches)
        if cursor:
            statement = statement.where(after(cursor, batches.c.at, batches.c.id))
        rows = await self._rows.all(part(statement, batches.c.at, batches.c.id, limit))
        return page_of(rows, limit, _batch, lambda row: (row.at, row.id))

    async def line(self, batch_id: str, number: int) -> BatchLine | None:
        """One of its lines."""
        statement = select(batch_lines).where(
            batch_lines.c.batch_id == batch_id, batch_lines.c.number == number
        )
        row = await self._rows.first(statement)
        return _line(row) if row else None

    async def open_lines(self, batch_id: str, limit: int = 1000) -> tuple[int, ...]:
        """Numbers of the lines that are still to do, in order."""
        to_do = select(batch_lines.c.number).where(
            batch_lines.c.batch_id == batch_id, batch_lines.c.ended.is_(False)
        )
        rows = await self._rows.all(to_do.order_by(batch_lines.c.number).limit(limit))
        return tuple(row.number for row in rows)

    async def finish(self, batch_id: str, line: BatchLine, at: datetime) -> bool:
        """Keep the result of a line; False where it has one already: then roll everything back."""
        kept = _open_line(batch_id, line.number)
        values = line.model_dump(include={"draft_id", "error"})
        if not await self._rows.change(kept.values(ended=True, **values)):
            return False
        failed = int(line.error is not None)
        await self._rows.change(counted(batch_id, 1 - failed, failed, at))
        return True

    async def begin(self, batch_id: str, number: int) -> int | None:
        """Count one more attempt at a line; how many that are."""
        values = {"attempts": batch_lines.c.attempts + 1}
        begun = _open_line(batch_id, number).values(**values).returning(batch_lines.c.attempts)
        row = await self._rows.first(begun)
        return row.attempts if row else None

    async def take_back(self, batch_id: str, number: int) -> None:
        """Uncount an attempt that was given up for no fault of the line."""
        begun = _open_line(batch_id, number).where(batch_lines.c.attempts > 0)
        await self._rows.change(begun.values(attempts=batch_lines.c.attempts - 1))

    async def results(self, batch_id: str) -> AsyncIterator[BatchLine]:
        """Lines that have a result, in order, read in parts."""
        number = -1
        while True:
            ended = select(batch_lines).where(
                batch_lines.c.batch_id == batch_id,
                batch_lines.c.ended.is_(True),
                batch_lines.c.number > number,
            )
            rows = await self._rows.all(ended.order_by(batch_lines.c.number).limit(_A_PART))
            for row in rows:
                yield _line(row)
            if len(rows) < _A_PART:
                return
            number = rows[-1].number

    async def end(self, batch_id: str, state: BatchState, at: datetime) -> bool:
        """End a running batch; False where it is not running."""
        running = update(batches).where(batches.c.id == batch_id, batches.c.state == "running")
        return bool(await self._rows.change(running.values(state=state, ended_at=at)))


def _open_line(batch_id: str, number: int) -> Update:
    """A change of a line that has no result yet."""
    return update(batch_lines).where(
        batch_lines.c.batch_id == batch_id,
        batch_lines.c.number == number,
        batch_lines.c.ended.is_(False),
    )


def customer_of(brief: str) -> str | None:
    """The reference of the customer in a brief that is not read yet; nothing where it cannot be found."""
    try:
        ref = json.loads(brief)["customer"]["ref"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return ref if isinstance(ref, str) else None


def _batch(row: Row[Any]) -> Batch:
    return Batch(**row._mapping)  # noqa: SLF001 - its documented name


def _line(row: Row[Any]) -> BatchLine:
    return BatchLine(**{column: row._mapping[column] for column in _LINE})  # noqa: SLF001 - its documented name
