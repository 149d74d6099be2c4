"""Batches with each line once; keys; an audit trail that is only added to; workers."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from app.errors import UnavailableError
from app.model.record import AuditEntry, BatchLine, Worker

DAY = timedelta(days=1)


def test_a_batch_is_worked_off_line_by_line_and_ends_with_its_last(run, batch, now):
    async def work(store):
        seen = []
        async with store.transaction() as records:
            await records.batches.add(batch(total=450), [f'{{"n": {n}}}' for n in range(450)])
            seen.append(await records.batches.open_lines("b-1", 2))
            seen.append((await records.batches.line("b-1", 449)).brief)
            seen.append(await records.batches.line("b-1", 450))
        async with store.transaction() as records:
            for number in range(450):
                error = '{"status": 422}' if number % 100 == 0 else None
                line = BatchLine(number=number, draft_id=None if error else f"d-{number}", error=error)
                assert await records.batches.finish("b-1", line, now + DAY)
            seen.append(await records.batches.finish("b-1", BatchLine(number=7, draft_id="again"), now))
            seen.append(await records.batches.finish("b-1", BatchLine(number=999), now))
            seen.append(await records.batches.open_lines("b-1"))
        async with store.view() as records:
            results = [line async for line in records.batches.results("b-1")]
            return seen, await records.batches.get("b-1"), results

    seen, whole, results = run(work)
    assert seen == [(0, 1), '{"n": 449}', None, False, False, ()]
    assert whole == batch(total=450).model_copy(
        update={"done": 445, "failed": 5, "state": "done", "ended_at": now + DAY}
    )
    assert [line.number for line in results] == list(range(450))
    assert results[7] == BatchLine(number=7, brief='{"n": 7}', draft_id="d-7")
    assert results[100].error == '{"status": 422}'


def test_a_cancelled_batch_stays_cancelled_when_a_late_line_comes(run, batch, now):
    async def work(store):
        async with store.transaction() as records:
            await records.batches.add(batch(total=1), ["{}"])
            ended = [await records.batches.end("b-1", "cancelled", now) for _ in range(2)]
            await records.batches.finish("b-1", BatchLine(number=0, draft_id="d"), now + DAY)
            return ended, await records.batches.get("b-1"), await records.batches.get("b-2")

    ended, whole, nothing = run(work)
    assert ended == [True, False]
    assert (whole.state, whole.ended_at, whole.done) == ("cancelled", now, 1)
    assert nothing is None


def test_a_line_that_no_json_reader_takes_is_kept_and_stays_unreadable(run, batch):
    async def work(store):
        async with store.transaction() as records:
            await records.batches.add(batch(total=1), ['{"message": "a \0 b"}'])
            return (await records.batches.line("b-1", 0)).brief

    import json

    with pytest.raises(json.JSONDecodeError):
        json.loads(run(work))


def test_batches_are_listed_newest_first(run, batch, now):
    async def work(store):
        async with store.transaction() as records:
            for number in range(5):
                await records.batches.add(batch(f"b-{number}", 0, now + number * DAY), [])
            first = await records.batches.list(limit=3)
            second = await records.batches.list(first.next, 3)
            return [one.id for one in (*first.items, *second.items)], second.next

    assert run(work) == (["b-4", "b-3", "b-2", "b-1", "b-0"], None)


def test_a_key_is_found_by_its_digest_and_its_times_are_kept(run, key, now):
    first, second = key("k-1"), key("k-2", now + DAY, expires_at=now + 9 * DAY, scopes=("admin",))

    async def work(store):
        seen = []
        async with store.transaction() as records:
            keys = records.keys
            await keys.add(first, "digest-1")
            await keys.add(second, "digest-2")
            seen += [await keys.find("digest-1"), await keys.find("digest-3"), await keys.list()]
            await keys.used("k-1", now + DAY)
            await keys.used("k-1", now)
            seen += [await keys.expire("k-1", now + 3 * DAY), await keys.expire("k-1", now + 4 * DAY)]
            seen += [await keys.expire("k-9", now)]
            seen += [
                await keys.revoke("k-1", now),
                await keys.revoke("k-1", now),
                await keys.revoke("k-9", now),
            ]
            seen.append(await keys.find("digest-1"))
        return seen

    later = {"last_used_at": now + DAY, "expires_at": now + 3 * DAY, "revoked_at": now}
    assert run(work) == [
        first,
        None,
        (second, first),
        True,
        True,
        False,
        True,
        False,
        False,
        first.model_copy(update=later),
    ]


def test_the_digest_of_a_key_must_be_new(run, key):
    async def work(store):
        with pytest.raises(ValueError, match="must be new"):
            async with store.transaction() as records:
                await records.keys.add(key("k-1"), "same")
                await records.keys.add(key("k-2"), "same")

    run(work)


def test_the_audit_trail_is_read_newest_first_also_where_moments_are_the_same(run, now):
    async def work(store):
        async with store.transaction() as records:
            for number in range(12):
                await records.audit.add(
                    AuditEntry(at=now + number // 5 * DAY, who="key-1", what=f"w{number:02}", object=None)
                )
        found, cursor = [], None
        async with store.view() as records:
            while True:
                page = await records.audit.list(cursor, 2)
                found += page.items
                if not (cursor := page.next):
                    return found

    found = run(work)
    assert [entry.what for entry in found] == [f"w{number:02}" for number in reversed(range(12))]
    assert found[-1] == AuditEntry(at=now, who="key-1", what="w00")


@pytest.mark.parametrize("change", ["UPDATE audit SET who = 'nobody'", "DELETE FROM audit"])
def test_the_database_itself_refuses_to_change_the_audit_trail(run, now, change):
    from sqlalchemy.exc import DBAPIError

    async def work(store):
        async with store.transaction() as records:
            await records.audit.add(AuditEntry(at=now, who="key-1", what="made"))
        with pytest.raises(DBAPIError, match="never"):
            async with store.engines.writer.begin() as connection:
                await connection.execute(text(change))
        async with store.view() as records:
            return (await records.audit.list()).items

    assert run(work) == (AuditEntry(at=now, who="key-1", what="made"),)


def test_workers_say_that_they_live_until_they_are_gone(run, now):
    first, second = (Worker(id=w, version="1", started_at=now, beat_at=now) for w in ("w-1", "w-2"))
    later = first.model_copy(update={"beat_at": now + DAY})

    async def work(store):
        async with store.transaction() as records:
            for worker in (second, first, later):
                await records.workers.beat(worker)
            alive = await records.workers.list()
            await records.workers.gone("w-2")
            await records.workers.gone("w-9")
            return alive, await records.workers.list()

    assert run(work) == ((later, second), (later,))


def test_what_cannot_be_done_says_no_word_of_what_was_asked(run, draft_record):
    async def work(store):
        await store.engines.writer.dispose()
        async with store.engines.writer.begin() as connection:
            await connection.execute(text("DROP TABLE draft_texts"))
        with pytest.raises(UnavailableError) as caught:
            async with store.transaction() as records:
                await records.drafts.add(draft_record("very-secret-id"))
                await records.drafts.get("very-secret-id")
        return caught.value

    error = run(work)
    told = f"{error} {error.__cause__} {error.retry_after_s}"
    assert "secret" not in told
    assert "SELECT" not in told
    assert error.__suppress_context__
