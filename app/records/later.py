"""Drafts that are made later: their briefs are kept before anything is answered, and worked off by jobs."""

import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from uuid import uuid4

from app.errors import UnavailableError
from app.model.brief import Brief
from app.model.later import DraftToCome, LaterDraft
from app.model.record import AuditEntry, Keeping
from app.records.trying import Trying, Work
from app.store.interface import Records, Store
from app.telemetry.log import kind_of, tell

Also = Callable[[Records, DraftToCome], Awaitable[None]]
"""Done last within the same transaction, with the answer."""

Begin = Callable[[str], Awaitable[None]]
"""Tells those who work that there is a draft to make, by its id."""


class LaterDrafts:
    """What the doors ask for."""

    def __init__(self, store: Store, clock: Callable[[], datetime], begin: Begin) -> None:
        self._store = store
        self._clock = clock
        self._begin = begin

    async def submit(
        self, brief: Brief, who: str, draft_id: str | None = None, also: Also | None = None
    ) -> DraftToCome:
        """Keep a brief, and have its draft made under an id (a new one where none is given).

        Once it is kept it will be made, whatever becomes of this process.
        """
        now = self._clock()
        kept = LaterDraft(
            id=draft_id or uuid4().hex,
            at=now,
            by=who,
            customer_ref=brief.customer.ref,
            brief=brief.model_dump_json(exclude_defaults=True),
        )
        async with self._store.transaction() as records:
            await records.later.add(kept)
            await records.audit.add(AuditEntry(at=now, who=who, what="draft.asked", object=kept.id))
            if also:
                await also(records, told_of(kept))
        try:
            await self._begin(kept.id)
        except UnavailableError as error:
            # Whoever looks for drafts without a job finds it within a minute.
            tell("job_put_off", kind="draft", error=kind_of(error))
        return told_of(kept)


class LaterWork:
    """What the jobs do."""

    def __init__(self, store: Store, trying: Trying) -> None:
        self._store = store
        self._trying = trying

    async def make(self, draft_id: str) -> None:
        """Make and keep the draft, or keep why there is none; nothing where that was done, or it was erased."""
        async with self._store.view() as records:
            kept = await records.later.get(draft_id)
        if kept is not None and kept.state != "failed":
            await self._trying.do(_work(kept))

    async def wanted(self) -> Sequence[tuple[str, None]]:
        """The drafts that are still to be made, the oldest first."""
        async with self._store.view() as records:
            return [(draft_id, None) for draft_id in await records.later.open()]


def told_of(kept: LaterDraft) -> DraftToCome:
    """How far it is, for whoever asked for it."""
    problem = json.loads(kept.error) if kept.error else None
    return DraftToCome(id=kept.id, at=kept.at, state=kept.state, problem=problem)


def _work(kept: LaterDraft) -> Work:
    async def begin(records: Records) -> int | None:
        return await records.later.begin(kept.id)

    async def take_back(records: Records) -> None:
        await records.later.take_back(kept.id)

    async def fail(records: Records, error: str) -> None:
        await records.later.fail(kept.id, error)

    keeping = Keeping(who=kept.by, later=kept.id)
    return Work(kept.brief, keeping, kept.attempts, begin, take_back, fail)
