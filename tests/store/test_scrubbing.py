"""After erasure and scrubbing no byte of what a customer wrote is in the database's files: searched raw."""

import asyncio
import random
import secrets
from datetime import timedelta

import pytest

from app.model.erasure import Unreached
from app.model.record import Answer, BatchLine, OutcomeRecord
from app.store.sql import scrubbing
from app.store.sql.store import SqlStore

TAG = "Zq#~"
GONE = "gone-customer-4711"


def words_of(tag, length):
    """Words that cannot be compressed and bear the tag so often that each stretch of 11 bytes holds one."""
    return "".join(tag + secrets.token_hex(2) for _ in range(length // 8 + 1))


def found_in(folder, needles=(TAG, GONE)):
    """Where anything is left of what the erased customer wrote, and how often."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    counts = {
        path.relative_to(folder).as_posix(): sum(path.read_bytes().count(n.encode()) for n in needles)
        for path in files
    }
    return {path: count for path, count in counts.items() if count}


@pytest.fixture(scope="module")
def life(draft_record, follow_up, batch, now):
    """Fills a store as months of use would: short texts and long ones, rows that move when they grow."""

    async def keep(records, number, chance):
        tag = TAG if number % 7 == 0 else "Oth~"
        message, reply, sent, promise = (
            words_of(tag, chance.choice([16, 120, 800, 3600, 18000])) for _ in range(4)
        )
        ref = GONE if tag == TAG else f"c-{number % 5}"
        at = now + timedelta(minutes=number)
        record = _with_texts(draft_record(f"d-{secrets.token_hex(6)}", at, customer_ref=ref), message, reply)
        await records.drafts.add(record)
        await records.customers.seen(ref, now, abusive=False)
        await records.follow_ups.add([follow_up(f"f-{record.id}", record.id, customer_ref=ref, text=promise)])
        await records.claims.claim("s", record.id, "f", "h", now, now)
        answer = Answer(status=200, body=reply, draft_id=record.id)
        await records.claims.settle("s", record.id, "h", answer)
        line = f'{{"customer": {{"ref": "{ref}"}}, "message": "{message}"}}'
        await records.batches.add(batch(f"b-{record.id}", 1), [line])
        await records.batches.finish(f"b-{record.id}", BatchLine(number=0, draft_id=record.id), now)
        for text in (sent[: len(sent) // 2], sent):
            outcome = OutcomeRecord(outcome="edited", at=now, text=text)
            await records.drafts.set_outcome(record.id, outcome, record.figures)

    async def live(store, drafts, seed=3):
        chance = random.Random(seed)
        for start in range(0, drafts, 10):
            async with store.transaction() as records:
                for number in range(start, min(start + 10, drafts)):
                    await keep(records, number, chance)

    return live


def _with_texts(record, message, reply):
    from app.model.brief import Brief
    from app.model.draft import Draft, Reply
    from app.model.reading import Reading
    from app.model.writing import EngineInfo

    draft = Draft.model_construct(
        id=record.id,
        verdict="ready",
        reply=Reply(subject=None, text=reply, language="en"),
        reading=Reading.model_construct(),
        engine=EngineInfo(name="builtin", wording="w"),
    )
    return record.model_copy(update={"brief": Brief(message=message), "draft": draft})


async def erase(store, now):
    async with store.transaction() as records:
        ids = await records.customers.erase(GONE, now)
    return ids, await store.scrub()


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
    assert len(ids) == 40
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
