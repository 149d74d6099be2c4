"""How much there is to do is looked up, and nobody waits for it for long."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from app.errors import UnavailableError
from app.model.brief import Brief
from app.model.later import LaterDraft, Note
from app.model.record import DraftRecord, FollowUp
from app.records.figures import figures_of
from app.records.waiting import Waits
from app.store.none import NoStore
from app.store.sql.store import SqlStore
from app.telemetry.interface import Waiting

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


class Slow(NoStore):
    @asynccontextmanager
    async def view(self):
        await asyncio.sleep(60)
        yield


class Away(NoStore):
    @asynccontextmanager
    async def view(self):
        raise UnavailableError("the disk is full")
        yield


async def figures():
    return SimpleNamespace(waiting=4, later=2, running=1, failed=3)


async def no_figures():
    raise UnavailableError("the jobs cannot be asked")


def follow_up(name, hours, state="open"):
    return FollowUp(id=name, draft_id="d-1", due=NOW + timedelta(hours=hours), reason="promised", state=state)


def test_what_is_due_and_not_done_is_counted_with_the_jobs(service, brief, tmp_path):
    async def work():
        wanted = Brief.model_validate(brief)
        draft = await service.draft(wanted)
        store = SqlStore(tmp_path / "s.sqlite")
        await store.open()
        try:
            async with store.transaction() as records:
                await records.drafts.add(
                    DraftRecord(id="d-1", at=NOW, by="key", figures=figures_of(wanted, draft))
                )
                await records.later.add(LaterDraft(id="l-1", at=NOW, by="key"))
                await records.later.add(LaterDraft(id="l-2", at=NOW, by="key"))
                await records.later.fail("l-2", "{}")
                for state in ("waiting", "sent", "dead"):
                    note = Note(id=state, draft_id="d-1", at=NOW, event="draft.made", due=NOW)
                    await records.notes.add(note.model_copy(update={"state": state}))
                await records.follow_ups.add(
                    [follow_up("a", -1), follow_up("b", 0), follow_up("c", 1), follow_up("d", -2, "done")]
                )
            return await Waits(store, lambda: NOW, figures).look()
        finally:
            await store.close()

    assert asyncio.run(work()) == Waiting(
        jobs_waiting=4,
        jobs_later=2,
        jobs_running=1,
        jobs_failed=3,
        follow_ups_due=2,
        drafts_to_come=1,
        notes_waiting=1,
        notes_dead=1,
    )


@pytest.mark.parametrize("store", [Slow(), Away()])
def test_what_cannot_be_seen_is_left_out_in_time(store):
    async def work():
        async with asyncio.timeout(3):
            return await Waits(store, lambda: NOW, no_figures).look()

    assert asyncio.run(work()) == Waiting()


def test_where_nothing_is_kept_nothing_is_due():
    assert asyncio.run(Waits(NoStore(), lambda: NOW).look()) == Waiting(
        follow_ups_due=0, drafts_to_come=0, notes_waiting=0, notes_dead=0
    )
