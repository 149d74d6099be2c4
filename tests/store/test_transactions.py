"""Transactions: all or nothing, whoever breaks off; a view sees one state and waits for nobody."""

import asyncio

import pytest

from app.errors import UnavailableError
from app.model.record import AuditEntry, DraftFilter


async def ids(store):
    async with store.view() as records:
        return [line.id for line in (await records.drafts.list(DraftFilter())).items]


def test_an_error_in_the_midst_keeps_nothing_and_comes_through(run, draft_record):
    async def work(store):
        with pytest.raises(KeyError, match="ours"):
            async with store.transaction() as records:
                await records.drafts.add(draft_record())
                await records.customers.seen("c-1", draft_record().at, abusive=False)
                raise KeyError("ours")
        async with store.view() as records:
            return await ids(store), await records.customers.get("c-1")

    assert run(work) == ([], None)


def test_a_transaction_sees_its_own_work_and_others_do_not_before_it_ends(run, draft_record):
    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
            own = await records.drafts.get("d-1")
            others = await ids(store)
        return own is not None, others, await ids(store)

    assert run(work) == (True, [], ["d-1"])


def test_a_view_sees_one_state_and_does_not_hold_writers_up(run, draft_record):
    async def work(store):
        async with store.view() as records:
            before = await records.drafts.list(DraftFilter())
            async with asyncio.timeout(5), store.transaction() as other:
                await other.drafts.add(draft_record())
            after = await records.drafts.list(DraftFilter())
        return before, after, await ids(store)

    before, after, now = run(work)
    assert before.items == after.items == ()
    assert now == ["d-1"]


def test_a_view_writes_nothing(run, draft_record):
    async def work(store):
        with pytest.raises(UnavailableError):
            async with store.view() as records:
                await records.drafts.add(draft_record())
        return await ids(store)

    assert run(work) == []


def test_many_writers_at_once_lose_nothing(run, draft_record, now):
    async def work(store):
        async def one(number):
            async with store.transaction() as records:
                await records.drafts.add(draft_record(f"d-{number:02}"))
                await records.customers.seen("c-1", now, abusive=number % 4 == 0)
                await records.customers.rated("c-1", 5)

        await asyncio.gather(*map(one, range(40)))
        async with store.view() as records:
            return await records.customers.get("c-1"), len(await ids(store))

    customer, count = run(work)
    assert (customer.contacts, customer.abusive, customer.ratings, customer.rating_sum) == (40, 10, 40, 200)
    assert count == 40


def test_a_cancelled_transaction_keeps_all_or_nothing_and_holds_nobody_up(run, draft_record, now):
    async def work(store):
        seen = set()
        for step in range(60):
            name = f"d-{step:02}"

            async def one(name=name):
                async with store.transaction() as records:
                    await records.drafts.add(draft_record(name))
                    await records.drafts.get(name)
                    await records.audit.add(AuditEntry(at=now, who="w", what="made", object=name))

            task = asyncio.create_task(one())
            await asyncio.sleep(step * 0.0003)
            task.cancel()
            await asyncio.wait([task])
            async with store.view() as records:
                draft = await records.drafts.get(name)
                entries = [e for e in (await records.audit.list(limit=200)).items if e.object == name]
            assert (draft is None) == (entries == [])
            if not task.cancelled():
                assert task.exception() is None
                assert draft is not None
            seen.add((task.cancelled(), draft is not None))
        # The last ones ended before they were cancelled.
        async with asyncio.timeout(5), store.transaction() as records:
            await records.drafts.add(draft_record("last"))
        return seen

    assert {(True, False)} <= run(work)


def test_a_transaction_that_is_cancelled_before_its_end_keeps_nothing(run, draft_record):
    async def work(store):
        reached = asyncio.Event()

        async def one():
            async with store.transaction() as records:
                await records.drafts.add(draft_record())
                reached.set()
                await asyncio.sleep(60)

        task = asyncio.create_task(one())
        await reached.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return await ids(store)

    assert run(work) == []


def test_a_store_goes_from_one_event_loop_to_another(database, draft_record):
    from app.store.sql.store import SqlStore

    store = SqlStore(database)

    async def work(name):
        await store.open()
        try:
            async with store.transaction() as records:
                await records.drafts.add(draft_record(name))
            return await ids(store)
        finally:
            await store.close()

    assert [asyncio.run(work(name)) for name in ("d-1", "d-2")] == [["d-1"], ["d-2", "d-1"]]
