"""A store that keeps nothing: reads are empty, writes are forgotten, what relies on being kept is refused."""

import asyncio

import pytest

from app.errors import ConfigurationError, InputError
from app.model.record import AuditEntry, DraftFilter, Worker
from app.store import memory_claims
from app.store.interface import Records
from app.store.memory_claims import HeldClaims, MemoryClaims
from app.store.none import NoStore


def test_what_is_written_is_forgotten(draft_record, follow_up, now):
    async def work():
        store = NoStore()
        await store.open()
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
            await records.follow_ups.add([follow_up()])
            await records.customers.seen("c-1", now, abusive=False)
            await records.audit.add(AuditEntry(at=now, who="w", what="made"))
            await records.workers.beat(Worker(id="w", version="1", started_at=now, beat_at=now))
        async with store.view() as records:
            lists = [
                await records.drafts.list(DraftFilter()),
                await records.follow_ups.due(now),
                await records.audit.list(),
                await records.batches.list(),
            ]
            ones = [
                await records.drafts.get("d-1"),
                await records.follow_ups.get("f-1"),
                await records.customers.get("c-1"),
                await records.keys.find("x"),
            ]
            read = [r async for r in records.drafts.between(now, now)]
            read += [r async for r in records.drafts.figures(now, now)]
            read += [r async for r in records.batches.results("b")]
            read += [*await records.workers.list(), *await records.keys.list()]
        assert await store.scrub() == ()
        await store.close()
        return [page.items for page in lists], ones, read, store.keeps

    assert asyncio.run(work()) == ([()] * 4, [None] * 4, [], False)


def test_what_relies_on_being_kept_is_refused_with_what_to_set(batch, key):
    async def work():
        async with NoStore().transaction() as records:
            with pytest.raises(ConfigurationError, match="DATABASE_URL"):
                await records.batches.add(batch(), ["{}"])
            with pytest.raises(ConfigurationError, match="DATABASE_URL"):
                await records.keys.add(key(), "digest")
            with pytest.raises(InputError):
                await records.drafts.list(DraftFilter(), "no cursor")

    asyncio.run(work())


def test_a_claim_of_a_transaction_that_failed_is_given_back(now):
    async def work():
        store = NoStore()
        with pytest.raises(KeyError):
            async with store.transaction() as records:
                await records.claims.claim("s", "k", "f", "h1", now, now)
                raise KeyError
        async with store.transaction() as records:
            return (await records.claims.claim("s", "k", "g", "h2", now, now)).state

    assert asyncio.run(work()) == "ours"


def test_the_claims_that_are_held_are_bounded(now):
    async def work():
        held = HeldClaims()
        for number in range(memory_claims.HELD_MAX + 50):
            await MemoryClaims(held).claim("s", f"k{number}", "f", "h", now, now)
        return len(held)

    assert asyncio.run(work()) == memory_claims.HELD_MAX


def test_every_store_has_every_part_with_every_method():
    from app.store.sql.transaction import records_on

    class Connection:
        class dialect:  # noqa: N801 - as SQLAlchemy names it
            name = "sqlite"

    async def parts():
        async with NoStore().transaction() as records:
            return records

    for records in (records_on(Connection()), asyncio.run(parts())):
        for part, protocol in Records.__annotations__.items():
            methods = {name for name in vars(protocol) if not name.startswith("_")}
            assert methods <= set(dir(getattr(records, part))), part
