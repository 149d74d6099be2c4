"""What is to be come back to: what is due, what was done, what is put off."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from app.errors import InputError, NotFoundError
from app.model.record import AuditEntry, FollowUp, Page
from app.store.interface import Records, Store

Also = Callable[[Records, FollowUp], Awaitable[None]]
"""Done last within the same transaction, with the result: an answer is settled together with what it tells."""

FURTHEST = timedelta(days=3653)
"""How far off a follow-up is put at most."""


class FollowUps:
    """Use cases over the promises that are kept."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    async def due(
        self, until: datetime | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[FollowUp]:
        """Open ones that are due by then (by default now), the most urgent first.

        Raises InputError for a cursor that is not ours.
        """
        async with self._store.view() as records:
            return await records.follow_ups.due(until or self._clock(), cursor, limit)

    async def open_ones(self, cursor: str | None = None, limit: int = 100) -> Page[FollowUp]:
        """All that are open, the most urgent first, whenever they are due (within `FURTHEST`)."""
        return await self.due(self._clock() + FURTHEST, cursor, limit)

    async def count_due(self) -> int:
        """How many are due now."""
        async with self._store.view() as records:
            return await records.follow_ups.count_due(self._clock())

    async def get(self, follow_up_id: str) -> FollowUp:
        """One of them. Raises NotFoundError."""
        async with self._store.view() as records:
            return await _found(records, follow_up_id)

    async def done(self, follow_up_id: str, who: str, also: Also | None = None) -> FollowUp:
        """It was done; what was done before stays as it was. Raises NotFoundError."""
        async with self._store.transaction() as records:
            found = await _found(records, follow_up_id)
            if found.state == "open":
                now = self._clock()
                found = found.model_copy(update={"state": "done", "done_at": now})
                await self._replace(records, found, who, "follow_up.done", now)
            if also is not None:
                await also(records, found)
        return found

    async def snooze(
        self, follow_up_id: str, until: datetime, who: str, also: Also | None = None
    ) -> FollowUp:
        """Put it off; what the customer was told stays as it is. `until` is aware.

        Raises NotFoundError, and InputError for a time that is not to come or too far off, or for one that was done.
        """
        async with self._store.transaction() as records:
            found = await _found(records, follow_up_id)
            now = self._clock()
            if until <= now:
                raise InputError(
                    "a follow-up is put off to a time to come", fields=[("until", "must be later than now")]
                )
            if until > now + FURTHEST:
                raise InputError(
                    "a follow-up is put off by ten years at most", fields=[("until", "is too far off")]
                )
            if found.state == "done":
                raise InputError("this follow-up was done already", hint="There is nothing to put off.")
            found = found.model_copy(update={"due": until, "snoozed": found.snoozed + 1})
            await self._replace(records, found, who, "follow_up.snoozed", now)
            if also is not None:
                await also(records, found)
        return found

    @staticmethod
    async def _replace(records: Records, found: FollowUp, who: str, what: str, now: datetime) -> None:
        await records.follow_ups.replace(found)
        await records.audit.add(AuditEntry(at=now, who=who, what=what, object=found.id))


async def _found(records: Records, follow_up_id: str) -> FollowUp:
    found = await records.follow_ups.get(follow_up_id)
    if found is None:
        raise NotFoundError("there is no follow-up with this id")
    return found
