"""Comes back to a follow-up when it is due: it is marked in the audit trail once, and whoever cares is told."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from app.model.record import Answer, AuditEntry, FollowUp
from app.store.interface import Store

SOON = timedelta(minutes=5)
"""How long before its time a follow-up gets its job, where nobody submitted one for it."""

LATE = timedelta(days=6)
"""How long after its time it still gets one; jobs are remembered for longer, so nobody is reminded twice."""

Tells = Callable[[FollowUp], Awaitable[None]]
"""Told of a follow-up that is due, once or, after a crash, again."""


async def nobody(follow_up: FollowUp) -> None:
    """Where nobody is to be told."""


class Reminders:
    """See the module; `tells` is the hook for whoever posts a note where the ticket is."""

    def __init__(self, store: Store, clock: Callable[[], datetime], tells: Tells = nobody) -> None:
        self._store = store
        self._clock = clock
        self._tells = tells

    async def remind(self, follow_up_id: str) -> None:
        """Do what is to be done when it is due; nothing where it is done, taken away, or put off."""
        now = self._clock()
        async with self._store.transaction() as records:
            follow_up = await records.follow_ups.get(follow_up_id)
            if follow_up is None or follow_up.state != "open" or follow_up.due > now:
                return
            key = f"{follow_up_id}:{int(follow_up.due.timestamp())}"
            claim = await records.claims.claim("reminders", key, "", key, now, now)
        if claim.state != "ours":
            return
        await self._tells(follow_up)
        async with self._store.transaction() as records:
            if await records.claims.settle("reminders", key, key, Answer(status=204, body="")):
                entry = AuditEntry(at=now, who="jobs", what="followup.due", object=follow_up_id)
                await records.audit.add(entry)

    async def wanted(self) -> Sequence[tuple[str, datetime]]:
        """The follow-ups that are due soon, or were lately: each with its time."""
        now = self._clock()
        found: list[tuple[str, datetime]] = []
        cursor: str | None = None
        while True:
            async with self._store.view() as records:
                page = await records.follow_ups.due(now + SOON, cursor, 200)
            found += [(item.id, item.due) for item in page.items if item.due > now - LATE]
            if page.next is None:
                return found
            cursor = page.next
