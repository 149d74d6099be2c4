"""Jobs that wait for their time, outlive their version, or are forgotten."""

import asyncio
from contextlib import closing
from datetime import timedelta

import pytest

from app.bootstrap_records import now
from app.errors import InputError
from app.jobs.interface import Kind
from app.jobs.worker import Limits
from tests.jobs.submitting import batches_of, briefs


def test_no_more_drafts_begin_in_a_minute_than_the_setting_says(house, database, wait_until):
    async def whole():
        async with house(database, limits=Limits(at_once=4, per_minute=5)) as home:
            await home.jobs.start()
            batch = await batches_of(home).submit(briefs(20), "me")

            async def five():
                return (await home.batch(batch.id)).done == 5

            await wait_until(five, 30)
            await asyncio.sleep(3)
            assert await five()

    asyncio.run(whole())


@pytest.mark.parametrize("begun", [False, True], ids=["waiting", "begun by a dead process"])
def test_jobs_of_a_version_that_is_no_more_are_taken_on(house, database, wait_until, begun):
    done = []

    async def run(object_id):
        done.append(object_id)

    async def whole():
        async with house(database, kinds=[Kind("old", run)]) as former:
            await former.jobs.submit("old", "t-1")
            batch = await batches_of(former).submit(briefs(4), "me")
            await former.jobs.submit("old", "t-2", now() + timedelta(seconds=8))
            version = former.jobs.version
            if begun:
                with closing(former.desk()) as desk:
                    await asyncio.to_thread(as_begun, desk)
        async with house(database, kinds=[Kind("old", run), Kind("new", run)]) as home:
            assert home.jobs.version != version
            await home.jobs.start()

            async def all_done():
                return done == ["t-1"] and (await home.batch(batch.id)).state == "done"

            await wait_until(all_done, 30)
            with closing(home.desk()) as desk:
                assert not desk.find(app_version=version)
            await wait_until(lambda: done == ["t-1", "t-2"], 40)

    asyncio.run(whole())


def as_begun(desk):
    """What waits looks as if a process had begun it and died."""
    begun = "SET status = 'PENDING', executor_id = 'dead' WHERE status = 'ENQUEUED'"
    schema = "" if desk.engine.dialect.name == "sqlite" else "softanswer_jobs."
    with desk.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {schema}workflow_status {begun}")


def test_a_job_of_a_kind_that_this_version_does_not_know_is_left_for_one_that_does(house, sqlite):
    async def run(object_id):
        raise AssertionError

    async def whole():
        async with house(sqlite, kinds=[Kind("new", run)]) as newer:
            await newer.jobs.submit("new", "t-1")
            version = newer.jobs.version
        async with house(sqlite) as home:
            await home.jobs.start()
            await asyncio.sleep(2)
            with closing(home.desk()) as desk:
                assert [job.status for job in desk.find(app_version=version)] == ["ENQUEUED"]

    asyncio.run(whole())


def test_forgetting_a_thing_takes_its_jobs_out_of_the_tables(house, sqlite, tmp_path):
    async def run(object_id):
        raise AssertionError

    async def whole():
        async with house(sqlite, kinds=[Kind("ticket", run)]) as home:
            for object_id in ("secret-ref-1", "other-2"):
                await home.jobs.submit("ticket", object_id)
            assert await home.jobs.forget(["secret-ref-1", "never-was"]) == 1
            assert (await home.jobs.figures()).waiting == 1

    asyncio.run(whole())
    assert not [path for path in tmp_path.iterdir() if b"secret-ref-1" in path.read_bytes()]


@pytest.mark.parametrize("text", ["Dear Ms Adeyemi", "", "x" * 200])
def test_what_is_no_id_is_refused(house, sqlite, text):
    async def whole():
        async with house(sqlite) as home:
            with pytest.raises(InputError):
                await home.jobs.submit("batch", text)

    asyncio.run(whole())
