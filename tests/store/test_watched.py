"""Every transaction is counted by how it ended, and the store beneath does what it did."""

import asyncio
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import pytest

from app.errors import UnavailableError
from app.model.record import AuditEntry
from app.store.none import NoStore
from app.store.sql.store import SqlStore
from app.store.watched import WatchedStore
from app.telemetry.interface import Listener

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
ENTRY = AuditEntry(at=NOW, who="somebody", what="x")


class Noted(Listener):
    def __init__(self):
        self.uses = []

    def store_used(self, use, outcome, took_s):
        assert took_s >= 0
        self.uses.append((use, outcome))


class Away(NoStore):
    """A store that cannot do it now."""

    @asynccontextmanager
    async def transaction(self):
        raise UnavailableError("the disk is full")
        yield


@pytest.fixture
def noted():
    return Noted()


def test_writes_and_reads_are_told_apart_and_what_is_rolled_back_is_not_kept(noted, tmp_path):
    async def work():
        store = WatchedStore(SqlStore(tmp_path / "s.sqlite"), noted)
        await store.open()
        async with store.transaction() as records:
            await records.audit.add(ENTRY)
        with suppress(ZeroDivisionError):
            async with store.transaction() as records:
                await records.audit.add(ENTRY)
                raise ZeroDivisionError
        async with store.view() as records:
            kept = (await records.audit.list()).items
        state = await store.state()
        await store.scrub()
        await store.close()
        return kept, state, store.keeps

    kept, state, keeps = asyncio.run(work())
    assert len(kept) == 1
    assert state.there
    assert keeps
    assert noted.uses == [("write", "ok"), ("write", "rolled_back"), ("read", "ok")]


def test_a_store_that_cannot_is_told_of(noted):
    async def work():
        async with WatchedStore(Away(), noted).transaction():
            pytest.fail("nothing can be done within")

    with pytest.raises(UnavailableError):
        asyncio.run(work())
    assert noted.uses == [("write", "unavailable")]
