"""What is to be told of drafts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update

from app.model.later import Note, Outstanding
from app.store.sql.rows import Rows
from app.store.sql.tables import later_drafts, notes


class SqlNotes:
    """See `app.store.outstanding.Notes`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def add(self, note: Note) -> None:
        """Keep one; its id must be new, and its draft there."""
        await self._rows.add(notes, note.model_dump())

    async def get(self, note_id: str) -> Note | None:
        """One of them."""
        row = await self._rows.first(select(notes).where(notes.c.id == note_id))
        return _read(row) if row else None

    async def begin(self, note_id: str, now: datetime, until: datetime) -> Note | None:
        """Count one more try of a note that is due, which nobody else may then try before `until`."""
        due = update(notes).where(notes.c.id == note_id, notes.c.state == "waiting", notes.c.due <= now)
        tried = due.values(attempts=notes.c.attempts + 1, due=until).returning(notes)
        row = await self._rows.first(tried)
        return _read(row) if row else None

    async def end(self, note: Note) -> bool:
        """Keep what became of a try."""
        waits = update(notes).where(notes.c.id == note.id, notes.c.state == "waiting")
        values = note.model_dump(include={"state", "due", "cause"})
        return bool(await self._rows.change(waits.values(**values)))

    async def open(self, limit: int = 1000) -> Sequence[Note]:
        """Those that wait, the most urgent first."""
        waiting = select(notes).where(notes.c.state == "waiting").order_by(notes.c.due).limit(limit)
        return tuple(_read(row) for row in await self._rows.all(waiting))

    async def count(self) -> Outstanding:
        """How many wait and how many were given up, and how many drafts are still to be made."""
        grouped = select(notes.c.state, func.count().label("notes")).group_by(notes.c.state)
        states = {
            row.state: row.notes for row in await self._rows.all(grouped.where(notes.c.state != "sent"))
        }
        to_make = select(func.count().label("drafts")).where(later_drafts.c.state != "failed")
        row = await self._rows.first(to_make)
        return Outstanding(
            drafts=row.drafts if row else 0, notes=states.get("waiting", 0), notes_dead=states.get("dead", 0)
        )


def _read(row: Row[Any]) -> Note:
    return Note(**row._mapping)  # noqa: SLF001 - its documented name
