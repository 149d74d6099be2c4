"""After erasure and scrubbing no byte of what a customer wrote is in the database's files: searched raw."""

import asyncio
import random
import secrets
from datetime import timedelta

import pytest

from app.model.erasure import Unreached
from app.store.sql import scrubbing
from app.store.sql.store import SqlStore
from tests.store.months import GONE, TAG, erase, found_in, words_of


def test_nothing_of_an_erased_customer_is_in_the_files_of_sqlite(tmp_path, life, now):
    async def work():
        store = SqlStore(tmp_path / "store.sqlite")
        await store.open()
        await life(store, drafts=280)
        before = found_in(tmp_path)
        ids, left = await erase(store, now)
        after = found_in(tmp_path)
        await store.close()
        return before, ids, after, left

    before, ids, after, left = asyncio.run(work())
    assert before["store.sqlite"] > 1000, "the search sees what is there"
    assert len(ids) == 80, "of drafts, and of drafts to come"
    assert after == {}
    assert left == (scrubbing.FREE_DISK, scrubbing.COPIES)


def test_no_stale_copy_stays_in_pages_that_were_rebuilt(tmp_path, draft_record, follow_up, now):
    # Rows of others go first, in between: their pages are merged, and the rows of the customer move.
    sizes = (16, 120, 800, 2400)

    def one(number, chance):
        ref, tag = (GONE, TAG) if number % 7 == 0 else ("first" if number % 5 == 0 else "stays", "Oth~")
        text = words_of(tag, chance.choice(sizes))
        return follow_up(f"f-{secrets.token_hex(6)}", "d-1", customer_ref=ref, text=text)

    async def work():
        store = SqlStore(tmp_path / "store.sqlite")
        await store.open()
        chance = random.Random(1)
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
            await records.follow_ups.add([one(number, chance) for number in range(6000)])
        async with store.transaction() as records:
            await records.customers.erase("first", now)
        _, left = await erase(store, now)
        await store.close()
        return left

    assert scrubbing.NO_TURN not in asyncio.run(work())
    assert found_in(tmp_path) == {}


def test_texts_that_are_forgotten_by_age_are_not_in_the_files_of_sqlite(tmp_path, life, now):
    async def work():
        store = SqlStore(tmp_path / "store.sqlite")
        await store.open()
        await life(store, drafts=70)
        async with store.transaction() as records:
            count = await records.drafts.forget_texts(now + timedelta(days=400))
        await store.scrub()
        places = found_in(tmp_path, [TAG])
        await store.close()
        return count, places

    assert asyncio.run(work()) == (70, {})


def test_a_log_that_somebody_reads_is_said_to_hold_what_was_erased(tmp_path, life, now, monkeypatch):
    monkeypatch.setattr(scrubbing, "LOG_TRIES", 1)

    async def work():
        store = SqlStore(tmp_path / "store.sqlite")
        await store.open()
        await life(store, drafts=8)
        async with store.view() as records:
            await records.customers.get("gone")
            _, left = await erase(store, now)
        again = await store.scrub()
        await store.close()
        return left, again

    left, again = asyncio.run(work())
    assert scrubbing.LOG_HELD in left
    assert scrubbing.LOG_HELD not in again


def test_writers_of_this_process_wait_for_a_scrub_and_are_not_refused(tmp_path, life, draft_record, now):
    async def work():
        store = SqlStore(tmp_path / "store.sqlite")
        await store.open()
        await life(store, drafts=30)

        async def write(number):
            async with store.transaction() as records:
                await records.drafts.add(draft_record(f"w-{number}"))

        await asyncio.gather(store.scrub(), *map(write, range(10)))
        await store.close()

    asyncio.run(work())


@pytest.mark.parametrize("owner", ["plain_owner", None])
def test_nothing_of_an_erased_customer_is_in_the_tables_of_postgres(postgres, life, now, owner):
    database = postgres.database(owner=owner)

    async def work():
        store = SqlStore(database)
        await store.open()
        await life(store, drafts=70)
        postgres.sql("ANALYZE", database.rpartition("/")[2])
        postgres.sql("CHECKPOINT")
        before = found_in(postgres.data / "base")
        _, left = await erase(store, now)
        postgres.sql("CHECKPOINT")
        await store.close()
        return before, found_in(postgres.data / "base"), left

    before, after, left = asyncio.run(work())
    assert sum(before.values()) > 1000
    assert after == {}
    log, *others = left
    assert log.place == "pg_log"
    assert {"no_checkpoint", "no_switch"} & set(log.names) == (
        {"no_checkpoint", "no_switch"} if owner else set()
    )
    assert others == [scrubbing.FREE_DISK, scrubbing.COPIES]


def test_a_table_in_use_on_postgres_is_said_to_hold_dead_space(postgres, draft_record, monkeypatch):
    monkeypatch.setattr(scrubbing, "LOCK_TIMEOUT_S", 1)
    database = postgres.database()

    async def work():
        store = SqlStore(database)
        await store.open()
        async with store.view() as records:
            await records.customers.get("c-1")
            left = await store.scrub()
        await store.close()
        return left

    assert asyncio.run(work())[0] == Unreached(place="pg_dead", names=("customers",))
