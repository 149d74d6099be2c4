"""Keeps each draft before it is shown, and knows the customer who writes again."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from app.errors import ConflictError, SoftanswerError, UnavailableError
from app.model.brief import Brief
from app.model.draft import Draft
from app.model.record import Answer, AuditEntry, BatchLine, DraftRecord, FollowUp, Keeping
from app.model.writing import Passage
from app.records.figures import figures_of
from app.records.outbox import Outbox
from app.store.interface import Records, Store
from app.telemetry.log import tell

RECALL_S = 1.0
"""Seconds that looking a customer up may take: a reply does not wait longer for a store that is slow."""

KEEP_S = 5.0
"""Seconds after which a draft that nobody depends on is answered as one that is not kept."""

KEPT_WITHIN_S = 15.0
"""Seconds that keeping may take at all: a claim must be held for so long, or its work is done a second time."""

Recalls = Callable[[Records, Brief, datetime], Awaitable[Brief]]
"""Lays what is kept of a customer under a brief."""

Follows = Callable[[Brief, Draft, datetime], Sequence[FollowUp]]
"""What is to be come back to because of a draft."""


class Keeper:
    """What the service needs of the records, over a store. See `service.backing.Keeps`."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        recalls: Recalls | None = None,
        follows: Follows | None = None,
        outbox: Outbox | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._recalls = recalls
        self._follows = follows
        self._outbox = outbox
        self._running: set[asyncio.Task[None]] = set()

    async def recall(self, brief: Brief) -> Brief:
        """The brief with what is known of its customer; a store that cannot answer now is no reason to stop."""
        if self._recalls is None or not (self._store.keeps and brief.customer.ref):
            return brief
        try:
            async with asyncio.timeout(RECALL_S), self._store.view() as records:
                return await self._recalls(records, brief, self._clock())
        except (SoftanswerError, TimeoutError) as error:
            tell("customer_unread", error=type(error).__name__)
            return brief

    async def keep(
        self, brief: Brief, draft: Draft, passages: tuple[Passage, ...], keeping: Keeping
    ) -> Draft:
        """The draft as it is kept, with its follow-ups, its customer's count and the answer of its claim, or nothing.

        Where it cannot be kept and nobody whom `keeping` names depends on it, it is answered all the same, not `kept`.
        """
        relied_on = not keeping.shown and keeping != Keeping(who=keeping.who)
        if not self._store.keeps and not relied_on:
            return draft
        kept = draft.model_copy(update={"kept": self._store.keeps})
        work = self._begun(brief, kept, passages, keeping)
        try:
            await (_to_its_end(work) if relied_on else asyncio.wait_for(asyncio.shield(work), KEEP_S))
        except ConflictError:
            raise
        except (SoftanswerError, TimeoutError) as error:
            # Also what no database can hold, such as half a character in a reference, costs nobody their reply.
            tell("draft_not_kept", error=type(error).__name__)
            if relied_on:
                raise UnavailableError(
                    "the draft was made and could not be kept", hint="Send the same request again."
                ) from error
            return draft
        return kept

    async def passages(self, draft_id: str) -> tuple[Passage, ...]:
        """What is known of the sentences of a draft that any process made; empty where nothing is known now."""
        try:
            async with asyncio.timeout(RECALL_S), self._store.view() as records:
                record = await records.drafts.get(draft_id)
        except (SoftanswerError, TimeoutError):
            return ()
        return record.passages if record else ()

    def _begun(
        self, brief: Brief, draft: Draft, passages: tuple[Passage, ...], keeping: Keeping
    ) -> asyncio.Task[None]:
        """The work of keeping, held until it ends, whoever still waits for it.

        So a caller who goes away in the midst of it finds the draft when they come back.
        """
        task = asyncio.create_task(self._keep(brief, draft, passages, keeping))
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # told to whoever waits; where nobody does any more, it is nobody's crash

    async def _keep(
        self, brief: Brief, draft: Draft, passages: tuple[Passage, ...], keeping: Keeping
    ) -> None:
        now = self._clock()
        record = DraftRecord(
            id=draft.id,
            at=now,
            by=keeping.who,
            customer_ref=brief.customer.ref,
            figures=figures_of(brief, draft),
            brief=brief,
            draft=draft,
            passages=passages,
        )
        async with asyncio.timeout(KEPT_WITHIN_S), self._store.transaction() as records:
            await records.drafts.add(record)
            if self._follows and (follow_ups := self._follows(brief, draft, now)):
                await records.follow_ups.add(follow_ups)
            if brief.customer.ref:
                abusive = draft.reading.abuse in {"insult", "threat"}
                await records.customers.seen(brief.customer.ref, now, abusive=abusive)
            await records.audit.add(AuditEntry(at=now, who=keeping.who, what="draft.made", object=draft.id))
            note = await self._outbox.lay(records, "draft.made", draft.id, now) if self._outbox else None
            await _settle(records, draft, keeping, now)
        if self._outbox and note:
            self._outbox.begin(note)


async def _to_its_end(work: asyncio.Task[None]) -> None:
    """Wait for the work however long it runs, also where its caller goes away.

    Who depends on a draft holds a claim or a line until then: given up earlier, the same draft would be made again.
    """
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:
        await asyncio.wait([work])
        raise


async def _settle(records: Records, draft: Draft, keeping: Keeping, now: datetime) -> None:
    """Tell those who depend on the draft; raises ConflictError where another process was quicker."""
    if keeping.claim is not None:
        # A draft that is kept is not kept twice: the answer names it.
        body = "" if draft.kept else draft.model_dump_json()
        claim, answer = keeping.claim, Answer(status=200, body=body, draft_id=draft.id)
        if not await records.claims.settle(claim.scope, claim.key, claim.holder, answer):
            raise ConflictError("another process has taken this request over", hint="Send it again.")
    if keeping.batch is not None:
        batch_id, number = keeping.batch
        line = BatchLine(number=number, draft_id=draft.id)
        if not await records.batches.finish(batch_id, line, now):
            raise ConflictError("another process has done this line already")
    if keeping.later is not None and not await records.later.finish(keeping.later):
        raise ConflictError("this draft was made already, or is not wanted any more")
