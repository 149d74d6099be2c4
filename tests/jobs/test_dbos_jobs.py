"""The jobs on DBOS in this process, over a real SQLite file and a real Postgres."""

import asyncio
import subprocess
from datetime import timedelta
from pathlib import Path

from app.bootstrap_records import now
from app.errors import SoftanswerError
from app.jobs.interface import JobFigures, Kind
from app.model.record import LOCAL
from app.records.batches import BadLine, Batches
from tests.jobs.submitting import batches_of, briefs


def test_a_batch_is_done_each_line_once_and_in_order(house, database, wait_until):
    async def whole():
        async with house(database) as home:
            await home.jobs.start()
            begun = await batches_of(home).submit([*briefs(30), BadLine(id="bad", error="{}")], "me")

            async def done():
                return (await home.batch(begun.id)).state == "done"

            await wait_until(done, 60)
            ended, lines = await home.batch(begun.id), await home.lines_of(begun.id)
            assert (ended.done, ended.failed, ended.total) == (30, 1, 31)
            assert [line.number for line in lines] == list(range(31))
            assert sorted(line.draft_id for line in lines[:30]) == sorted(await home.drafts())

    asyncio.run(whole())


def test_a_job_submitted_twice_is_done_once_and_one_for_later_waits_for_its_time(house, database, wait_until):
    done = {}

    async def note(object_id):
        done.setdefault(object_id, []).append(now())

    async def whole():
        async with house(database, kinds=[Kind("note", note)]) as home:
            due = now() + timedelta(seconds=4)
            for _ in range(2):
                await home.jobs.submit("note", "t-1")
                await home.jobs.submit("note", "t-2", due)
            assert await home.jobs.figures() == JobFigures(waiting=1, later=1)
            await home.jobs.start()
            await wait_until(lambda: len(done) == 2, 20)
            await asyncio.sleep(1)
            assert [len(times) for times in done.values()] == [1, 1]
            assert done["t-2"][0] >= due - timedelta(milliseconds=50)

    asyncio.run(whole())


def test_a_job_that_fails_is_tried_again_and_then_counted_and_its_words_are_nowhere(
    house, sqlite, wait_until, tmp_path, caplog
):
    words = "Dear Ms Adeyemi, the parcel is in Leeds"
    tries = []

    async def fail(object_id):
        tries.append(object_id)
        raise ValueError(words)

    async def whole():
        async with house(sqlite, kinds=[Kind("fail", fail)]) as home:
            await home.jobs.start()
            await home.jobs.submit("fail", "t-1")

            async def failed():
                return (await home.jobs.figures()).failed == 1

            await wait_until(failed, 20)

    asyncio.run(whole())
    assert tries == ["t-1"] * 3
    assert "ValueError" in caplog.text
    assert "Adeyemi" not in caplog.text
    assert not [path for path in tmp_path.iterdir() if b"Adeyemi" in path.read_bytes()]


def holding(word, folder):
    """The files of a folder that hold a word."""
    found = subprocess.run(
        ["grep", "-l", word, *folder.iterdir()], capture_output=True, text=True, check=True
    )
    return [Path(line) for line in found.stdout.splitlines()]


def test_no_word_of_a_customer_or_a_reply_is_in_the_jobs_tables(house, sqlite, wait_until, tmp_path):
    async def whole():
        async with house(sqlite) as home:
            crashing = home.service.draft

            async def draft(brief, keeping):
                if brief.id == "b-1":
                    raise SoftanswerError(f"crashed over {brief.message}")
                if brief.id == "b-2":
                    raise KeyError(brief.message)
                return await crashing(brief, keeping)

            home.trying._draft = draft
            await home.jobs.start()
            begun = await batches_of(home).submit(briefs(6, "Zanzibar! My order is late."), "me")

            async def done():
                return (await home.batch(begun.id)).state == "done"

            await wait_until(done, 60)
            assert (await home.batch(begun.id)).failed == 2
            # By another process: reading and closing a file that SQLite has open here would take its locks away.
            held = {
                path.name.partition(".")[0] for path in await asyncio.to_thread(holding, "Zanzibar", tmp_path)
            }
            assert held == {"softanswer"}, "the store holds the message, and the jobs' file must not"
            files = {path.name for path in tmp_path.iterdir()}
            assert {"softanswer-jobs.sqlite", "softanswer-jobs.sqlite-wal"} <= files

    asyncio.run(whole())


def test_lines_of_a_cancelled_batch_that_were_not_begun_are_not_done(house, database, wait_until):
    begun = []

    async def whole():
        async with house(database) as home:
            whole_draft = home.service.draft

            async def draft(brief, keeping):
                begun.append(brief.id)
                await asyncio.sleep(0.1)
                return await whole_draft(brief, keeping)

            home.trying._draft = draft
            await home.jobs.start()
            batches = batches_of(home)
            batch = await batches.submit(briefs(200), "me")
            await wait_until(lambda: len(begun) >= 8, 30)
            cancelled = await batches.cancel(batch.id, "me")
            assert cancelled.state == "cancelled"
            so_far = len(begun)
            await asyncio.sleep(1.5)

            async def ended():
                return await home.jobs.figures() == JobFigures()

            await wait_until(ended, 30)
            assert len(begun) <= so_far + 4, "only what ran in that moment may end"
            assert len(await home.drafts()) == (await home.batch(batch.id)).done < 30

    asyncio.run(whole())


def test_a_process_that_ends_hands_its_jobs_to_the_next(house, database, wait_until):
    async def whole():
        async with house(database) as home:
            whole_draft, slow = home.service.draft, [True]

            async def draft(brief, keeping):
                await asyncio.sleep(0.2 if slow[0] else 0)
                return await whole_draft(brief, keeping)

            home.trying._draft = draft
            await home.jobs.start()
            batch = await batches_of(home).submit(briefs(100), "me")

            async def some():
                return (await home.batch(batch.id)).done >= 4

            await wait_until(some, 30)
            await home.jobs.stop(5.0)
            assert (await home.jobs.figures()).running == 0
            assert await home.workers() == ()
            so_far = (await home.batch(batch.id)).done
            assert 4 <= so_far < 100
            slow[0] = False
            await home.jobs.start()

            async def done():
                return (await home.batch(batch.id)).state == "done"

            await wait_until(done, 60)
            assert len(await home.drafts()) == 100

    asyncio.run(whole())


def test_a_batch_without_a_job_gets_one(house, sqlite, wait_until):
    """As when a process dies between keeping a batch and submitting its job."""

    async def whole():
        async with house(sqlite) as home:

            async def nobody(batch_id):
                pass

            lost = await Batches(home.store, now, nobody, nobody).submit(briefs(3), "me")
            local = await Batches(home.store, now, nobody, nobody).submit(briefs(3), LOCAL)
            await home.jobs.start()

            async def done():
                return (await home.batch(lost.id)).state == "done"

            await wait_until(done, 30)
            assert (await home.batch(local.id)).done == 0, "a command's own batch is left to the command"

    asyncio.run(whole())


def test_what_a_kind_wants_is_submitted_by_itself(house, sqlite, wait_until):
    done = []

    async def run(object_id):
        done.append(object_id)

    async def wanted():
        return [("lost-1", None)]

    async def whole():
        async with house(sqlite, kinds=[Kind("ticket", run, wanted=wanted)]) as home:
            await home.jobs.start()
            await wait_until(lambda: done == ["lost-1"], 10)

    asyncio.run(whole())
