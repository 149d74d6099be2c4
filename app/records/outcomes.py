"""Takes in what a person did with a draft: sent it, edited it, or threw it away; and what follows from that."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from app.errors import NotFoundError, UnavailableError
from app.model.brief import Brief
from app.model.draft import Checked
from app.model.later import Note
from app.model.record import AuditEntry, Change, DraftRecord, Figures, Outcome, OutcomeRecord
from app.records.changes import Judged, compare
from app.records.figures import statuses_of
from app.records.judging import Said, said_of
from app.records.outbox import Outbox
from app.records.telling import Telling
from app.store.interface import Records, Store

Check = Callable[[Brief, str, str], Awaitable[Checked]]
"""The checklist of a text that answers a brief, with the id of the draft that it came from."""

Also = Callable[[Records, OutcomeRecord], Awaitable[None]]
"""Done last within the same transaction, with the result: an answer is settled together with what it tells."""


class Outcomes:
    """Use cases over what became of drafts."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        check: Check,
        telling: Telling | None = None,
        outbox: Outbox | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._check = check
        self._telling = telling or Telling()
        self._outbox = outbox

    async def record(
        self, draft_id: str, outcome: Outcome, who: str, also: Also | None = None
    ) -> OutcomeRecord:
        """Keep what became of a draft, over what was said of it before; the same again changes nothing.

        What changed is worked out from the drafted text and the sent one; where the draft's texts are gone it is not,
        and its outcome and rating are kept alone. A call without a rating leaves the one that was given.
        Raises NotFoundError, and InputError where an edited text is not given.
        """
        async with self._store.view() as records:
            known = _found(await records.drafts.get(draft_id))
        said = said_of(outcome, known)
        change, figures = await self._compared(known, said)
        note: Note | None = None
        async with self._store.transaction() as records:
            current = _found(await records.drafts.get(draft_id, hold=True))
            former = current.outcome
            new = OutcomeRecord(
                outcome=said.kind,
                at=self._clock(),
                text=said.text,
                rating=outcome.rating or (former.rating if former else None),
                change=change,
            )
            if former is not None and former.model_copy(update={"at": new.at}) == new:
                new = former
            else:
                await self._keep(records, current, new, figures, who)
                if self._outbox:
                    note = await self._outbox.lay(records, "draft.outcome", current.id, new.at)
            if also is not None:
                await also(records, new)
        if self._outbox and note:
            self._outbox.begin(note)
        return new

    async def _compared(self, known: DraftRecord, said: Said) -> tuple[Change | None, Figures]:
        figures = known.figures
        if said.kind == "discarded":
            return None, figures.model_copy(update={"after": {}, "kept": None})
        if said.untouched is not None:
            after = statuses_of(said.untouched)
            return None, figures.model_copy(update={"after": after, "kept": 1.0})
        if said.base is None or said.text is None or known.brief is None:
            return None, figures
        try:
            checked = await self._check(known.brief, said.text, known.id)
        except UnavailableError:
            # What was sent is kept all the same; only what it changed stays unknown.
            return None, figures.model_copy(update={"after": {}, "kept": None})
        sent = Judged(said.text, checked.checklist)
        change = await asyncio.to_thread(compare, said.base, sent)
        after = statuses_of(checked.checklist)
        return change, figures.model_copy(update={"after": after, "kept": change.kept})

    async def _keep(
        self, records: Records, current: DraftRecord, new: OutcomeRecord, figures: Figures, who: str
    ) -> None:
        former = current.outcome
        await records.drafts.set_outcome(current.id, new, figures)
        before = former.rating if former else None
        if current.customer_ref and new.rating is not None and new.rating != before:
            await records.customers.rated(current.customer_ref, new.rating, before)
        for follow_up in await records.follow_ups.of_draft(current.id):
            settled = self._telling.settled(follow_up, current, new)
            if settled != follow_up:
                await records.follow_ups.replace(settled)
        entry = AuditEntry(at=new.at, who=who, what=f"draft.{new.outcome}", object=current.id)
        await records.audit.add(entry)


def _found(record: DraftRecord | None) -> DraftRecord:
    if record is None:
        raise NotFoundError("there is no draft with this id")
    return record
