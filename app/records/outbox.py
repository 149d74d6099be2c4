"""Lays down what is to be told of a draft, in the transaction that keeps it: so it is told of what is kept alone."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from app.errors import SoftanswerError
from app.model.later import Note, NoteEvent
from app.store.interface import Records
from app.telemetry.log import kind_of, tell

Begin = Callable[[str, datetime], Awaitable[None]]
"""Tells those who work that there is a note to deliver, by its id and when it is due."""


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Outbox:
    """`begins` may be left out: then notes wait until those who work look for them, which is within a minute."""

    def __init__(self, begins: Begin | None = None) -> None:
        self._begins = begins
        self._running: set[asyncio.Task[None]] = set()

    async def lay(self, records: Records, event: NoteEvent, draft_id: str, at: datetime) -> Note:
        """Keep a note of what happened at that moment; its id is the same for the same."""
        micros = (at - _EPOCH) // timedelta(microseconds=1)
        note_id = f"{draft_id}.{event.partition('.')[2]}.{micros}"
        note = Note(id=note_id, draft_id=draft_id, at=at, event=event, due=whole_second(at))
        await records.notes.add(note)
        return note

    def begin(self, note: Note) -> None:
        """Have it delivered soon. Nobody waits for it: a note that gets no job now is found later."""
        if self._begins is None:
            return
        task = asyncio.create_task(self._begun(self._begins, note))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _begun(self, begins: Begin, note: Note) -> None:
        try:
            await begins(note.id, note.due)
        except SoftanswerError as error:
            tell("job_put_off", kind="note", error=kind_of(error))


def whole_second(moment: datetime, after: timedelta = timedelta()) -> datetime:
    """A time that long after a moment, as the jobs keep it: they know whole seconds."""
    return (moment + after).replace(microsecond=0)
