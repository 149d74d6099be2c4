"""Delivers notes: what there is to tell of a draft goes to whoever keeps the tickets, at least once."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from app.model.later import Note
from app.model.record import AuditEntry, DraftRecord
from app.records.outbox import whole_second
from app.store.interface import Store
from app.telemetry.log import tell
from app.webhook import Posted

AGAIN: Final = tuple(
    timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
"""How long after each try that failed the next one comes, as Standard Webhooks advises; then it is given up."""

LEASE: Final = timedelta(seconds=20)
"""How long nobody else tries a note that is being sent; a note of a process that died is sent again after that."""

UNSET: Final = timedelta(minutes=10)
"""How long a note waits that came to a process where no address is set."""

Posts = Callable[[str, datetime, bytes], Awaitable[Posted]]
"""Sends a message: its id, the time, the body."""


class Notes:
    """See the module. Without `posts` nothing is sent and notes wait."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime], posts: Posts | None, lease: timedelta = LEASE
    ) -> None:
        self._store = store
        self._clock = clock
        self._posts = posts
        self._lease = lease

    async def deliver(self, note_id: str) -> datetime | None:
        """Try a note that is due; when to come back to it, None where that is not needed any more.

        It is marked after it was sent, so it is sent again where the process dies in between: with the same id.
        """
        now = self._clock()
        if self._posts is None:
            async with self._store.view() as records:
                note = await records.notes.get(note_id)
            return whole_second(now, UNSET) if note and note.state == "waiting" else None
        async with self._store.transaction() as records:
            note = await records.notes.begin(note_id, now, whole_second(now, self._lease))
            known = note or await records.notes.get(note_id)
            record = await records.drafts.get(note.draft_id) if note else None
        if note is None or record is None:
            return known.due if known and known.state == "waiting" else None
        if record.draft is None:
            return await self._ended(note, Posted(ok=False, cause="gone", final=True))
        return await self._ended(note, await self._posts(note.id, now, body_of(note, record)))

    async def wanted(self) -> Sequence[tuple[str, datetime]]:
        """The notes that wait, each with its time; none where they are not sent from here."""
        if self._posts is None:
            return []
        async with self._store.view() as records:
            return [(note.id, note.due) for note in await records.notes.open()]

    async def _ended(self, note: Note, posted: Posted) -> datetime | None:
        now = self._clock()
        ended = note.model_copy(update={"state": "sent", "cause": None})
        if not posted.ok:
            dead = posted.final or note.attempts > len(AGAIN)
            wait = max(AGAIN[min(note.attempts, len(AGAIN)) - 1], timedelta(seconds=posted.after_s or 0))
            changes = {
                "state": "dead" if dead else "waiting",
                "due": whole_second(now, wait),
                "cause": posted.cause,
            }
            ended = note.model_copy(update=changes)
        async with self._store.transaction() as records:
            kept = await records.notes.end(ended)
            if kept and ended.state != "waiting":
                entry = AuditEntry(at=now, who="jobs", what=f"note.{ended.state}", object=note.draft_id)
                await records.audit.add(entry)
        if not posted.ok:
            tell("note_not_taken", attempt=note.attempts, cause=posted.cause or "-", state=ended.state)
        return ended.due if kept and ended.state == "waiting" else None


def body_of(note: Note, record: DraftRecord) -> bytes:
    """The JSON of a note: what happened, when, and what is to be known of the draft now."""
    return json.dumps(
        {"type": note.event, "timestamp": note.at.isoformat(), "data": _data(record)}, ensure_ascii=False
    ).encode("utf-8", "replace")


def _data(record: DraftRecord) -> Mapping[str, Any]:
    draft, outcome = record.draft, record.outcome
    assert draft is not None
    return {
        "draft_id": record.id,
        "brief_id": draft.brief_id,
        "customer_ref": record.customer_ref,
        "verdict": draft.verdict,
        "note": draft.note,
        "actions": [action.model_dump(mode="json") for action in draft.actions],
        "outcome": outcome.model_dump(mode="json", include={"outcome", "at", "rating"}) if outcome else None,
    }
