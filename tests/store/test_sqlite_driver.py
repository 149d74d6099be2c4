"""What can wait goes to the thread of SQLite with what cannot: nothing is lost by it, and nothing is told too late."""

import asyncio
from collections import Counter

import pytest
from sqlalchemy import text

from app.errors import UnavailableError
from app.model.record import AuditEntry
from app.store.sql.sqlite_driver import LeanConnection
from app.store.sql.store import SqlStore
from tests.store.conftest import run_on


@pytest.fixture
def run(tmp_path):
    return run_on(tmp_path / "store.sqlite")


@pytest.fixture
def trips(monkeypatch):
    """How often anything went to a connection's thread."""
    count = Counter()
    execute = LeanConnection._execute

    async def counted(self, *arguments, **named):
        count["trips"] += 1
        return await execute(self, *arguments, **named)

    monkeypatch.setattr(LeanConnection, "_execute", counted)
    return count


def test_rows_that_are_added_go_with_the_commit(run, trips, draft_record, whole_draft, now):
    draft = whole_draft("words", "d-2", now)

    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(draft_record("first"))
        trips.clear()
        async with store.transaction() as records:
            await records.drafts.add(draft)
            await records.audit.add(AuditEntry(at=now, who="k", what="made", object="d-2"))
        return trips["trips"]

    assert run(work) == 1


def test_what_was_added_is_seen_by_what_is_read_after_it(run, draft_record, now):
    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
            await records.customers.seen("c-1", now, abusive=False)
            return await records.drafts.get("d-1"), await records.customers.get("c-1")

    draft, customer = run(work)
    assert draft == draft_record()
    assert customer.contacts == 1


def test_a_row_that_cannot_be_kept_takes_all_with_it_and_the_next_transaction_goes_on(run, draft_record):
    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
        for reads in (False, True):
            with pytest.raises(ValueError, match="must be new"):
                async with store.transaction() as records:
                    await records.drafts.add(draft_record("d-2"))
                    await records.drafts.add(draft_record())
                    if reads:
                        await records.drafts.get("d-2")
        async with store.transaction() as records:
            await records.drafts.add(draft_record("d-3"))
        async with store.view() as records:
            return [await records.drafts.get(name) is not None for name in ("d-1", "d-2", "d-3")]

    assert run(work) == [True, False, True]


def test_a_transaction_that_ends_with_an_error_keeps_nothing_that_waited(run, draft_record):
    async def work(store):
        with pytest.raises(LookupError):
            async with store.transaction() as records:
                await records.drafts.add(draft_record())
                raise LookupError
        async with store.transaction() as records:
            await records.drafts.add(draft_record("d-2"))
        async with store.view() as records:
            return [await records.drafts.get(name) is not None for name in ("d-1", "d-2")]

    assert run(work) == [False, True]


def test_a_commit_for_which_another_process_leaves_no_turn_is_told_and_keeps_nothing(
    tmp_path, draft_record, monkeypatch
):
    monkeypatch.setattr("app.store.sql.engine.BUSY_MS", 50)
    path = tmp_path / "store.sqlite"

    async def work():
        ours, other = SqlStore(path), SqlStore(path)
        await ours.open()
        await other.open()
        async with other.engines.writer.connect() as connection:
            await connection.execute(text("UPDATE drafts SET anger = 1"))
            with pytest.raises(UnavailableError, match="SQLITE_BUSY"):
                async with ours.transaction() as records:
                    await records.drafts.add(draft_record())
        async with ours.transaction() as records:
            await records.drafts.add(draft_record("d-2"))
        async with ours.view() as records:
            found = [await records.drafts.get(name) is not None for name in ("d-1", "d-2")]
        await other.close()
        await ours.close()
        return found

    assert asyncio.run(work()) == [False, True]
