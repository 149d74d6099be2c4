"""Jobs in real processes over real databases: some are killed, and every line is done once."""

import asyncio
from contextlib import closing

from app.bootstrap_records import now
from app.model.brief import Brief
from app.records.batches import Batches
from scripts.prove.workers import TAKEN_OVER_S, share_a_batch

MESSAGE = "My order KT-2041 is three weeks late. When does it come? I want a refund of the £39!"


async def begun(home, count):
    batches = Batches(
        home.store,
        now,
        lambda name: home.jobs.submit("batch", name),
        lambda name: home.jobs.cancel("batch", name),
    )
    return await batches.submit([Brief(id=f"b-{number}", message=MESSAGE) for number in range(count)], "me")


async def kill_in_the_midst(home, hand, wait_until):
    """Kill a process that has begun lines and not ended them; how long they stay its own."""
    with closing(home.desk()) as desk:

        def share():
            return desk.find(status="PENDING", executor_id=hand.id)

        async def has_some():
            return await asyncio.to_thread(share) != []

        async def has_none():
            return await asyncio.to_thread(share) == []

        assert await hand.kill_when(has_some, 60), "it never had a job in hand"
        return await wait_until(has_none, 60)


async def all_done(home, batch, wait_until, seconds=120):
    async def done():
        return (await home.batch(batch.id)).state == "done"

    await wait_until(done, seconds)
    lines, drafts = await home.lines_of(batch.id), await home.drafts()
    ended = await home.batch(batch.id)
    assert (ended.done, ended.failed) == (batch.total, 0)
    assert [line.number for line in lines] == list(range(batch.total))
    assert len({line.draft_id for line in lines}) == batch.total
    assert {line.draft_id for line in lines} == set(drafts)
    assert len(drafts) == batch.total, "a line was drafted and kept twice"


def test_two_servers_and_three_workers_share_a_batch_and_one_that_is_killed_is_taken_over_from(
    postgres, crew, service
):
    report = asyncio.run(share_a_batch(postgres.database(), crew, 200, service))
    assert report.faults == []
    assert report.share > 0


def test_a_worker_that_is_killed_and_started_again_goes_on_with_what_was_left(
    house, sqlite, crew, wait_until
):
    async def whole():
        async with house(sqlite) as home:
            first = crew.worker(sqlite).wait_ready()
            batch = await begun(home, 60)
            second = None

            async def again():
                nonlocal second
                second = crew.worker(sqlite)
                await asyncio.to_thread(second.wait_ready)

            took, _ = await asyncio.gather(kill_in_the_midst(home, first, wait_until), restart(first, again))
            assert took <= TAKEN_OVER_S + 20, "with the time that a start takes on a busy machine"
            await all_done(home, batch, wait_until)
            assert second.end() == 0

    asyncio.run(whole())


async def restart(first, again):
    """Start another as soon as the first is dead."""
    await asyncio.to_thread(first.process.running.wait)
    await again()


def test_a_worker_that_is_asked_to_end_does_so_and_leaves_nothing_in_its_name(
    house, sqlite, crew, wait_until
):
    async def whole():
        async with house(sqlite) as home:
            worker = crew.worker(sqlite).wait_ready()
            batch = await begun(home, 200)

            async def some():
                return (await home.batch(batch.id)).done > 2

            await wait_until(some, 60)
            assert await asyncio.to_thread(worker.end) == 0
            assert (await home.jobs.figures()).running == 0
            assert await home.workers() == ()
            assert len(await home.drafts()) == (await home.batch(batch.id)).done < 200

    asyncio.run(whole())


def test_a_server_answers_before_its_jobs_are_there_and_does_none_where_it_is_told_so(
    house, sqlite, crew, wait_until
):
    from urllib.error import URLError
    from urllib.request import urlopen

    async def whole():
        async with house(sqlite) as home:
            inside, without = crew.server(sqlite), crew.server(sqlite, JOBS="off")

            def answers(hand):
                try:
                    with urlopen(f"http://127.0.0.1:{hand.port}/readyz", timeout=5) as answer:
                        return answer.status == 200
                except (URLError, OSError):
                    return False

            for hand in (inside, without):
                await wait_until(lambda hand=hand: answers(hand), 60)
            await asyncio.to_thread(inside.wait_ready)
            assert [worker.id for worker in await home.workers()] == [inside.id]
            assert without.id is None
            await asyncio.to_thread(inside.end)
            assert await home.workers() == ()

    asyncio.run(whole())
