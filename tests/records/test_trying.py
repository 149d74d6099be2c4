"""Briefs that nobody waits for: one that ends its process is given up, and takes no other with it."""

import asyncio
import json
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import SoftanswerError, UnavailableError
from app.model.brief import Brief
from app.model.record import DraftFilter
from app.problem import problem
from app.records.batch_lines import BatchLines
from app.records.batches import Batches
from app.records.keeping import Keeper
from app.records.later import LaterDrafts, LaterWork
from app.records.trying import ATTEMPTS, Trying
from app.store.sql.store import SqlStore

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
DEADLY = """
import asyncio, os, signal, sys
from pathlib import Path
from app.problem import problem
from app.records.later import LaterWork
from app.records.trying import Trying
from app.store.sql.store import SqlStore

async def draft(brief, keeping):
    os.kill(os.getpid(), signal.SIGKILL)

async def main(path, draft_id):
    store = SqlStore(Path(path))
    await store.open()
    await LaterWork(store, Trying(store, draft, problem)).make(draft_id)
    await store.close()

asyncio.run(main(*sys.argv[1:]))
"""


async def nobody(_id):
    """No job is begun."""


class Killed(BaseException):
    """The process is gone: nothing is tidied up after it."""


class House:
    """A store with what works over it; `deadly` ids end the process, or rather this attempt, as a kill would."""

    def __init__(self, store, service, deadly=()):
        self.store, self.deadly, self.begun = store, set(deadly), []
        self.whole = service.keeping_with(Keeper(store, lambda: NOW)).draft
        self.revive()

    def revive(self):
        """As a new process would have it."""
        trying = Trying(self.store, self.draft, problem)
        self.lines, self.work = BatchLines(self.store, trying, lambda: NOW), LaterWork(self.store, trying)

    async def draft(self, brief, keeping):
        self.begun.append(brief.id)
        await asyncio.sleep(0)
        if brief.id in self.deadly:
            raise Killed
        return await self.whole(brief, keeping)


def at_house(tmp_path, service, work, **given):
    async def whole():
        store = SqlStore(tmp_path / "store.sqlite")
        await store.open()
        try:
            return await work(House(store, service, **given))
        finally:
            await store.close()

    return asyncio.run(whole())


def brief_of(name):
    return Brief(id=name, message="My order is late.")


def test_a_brief_that_kills_its_process_is_given_up_after_three(tmp_path):
    path = tmp_path / "store.sqlite"

    async def submit():
        store = SqlStore(path)
        await store.open()
        told = await LaterDrafts(store, lambda: NOW, nobody).submit(brief_of("b-1"), "me")
        await store.close()
        return told.id

    async def look(draft_id):
        store = SqlStore(path)
        async with store.view() as records:
            found = await records.later.get(draft_id)
        await store.close()
        return found

    draft_id = asyncio.run(submit())
    ends = [
        subprocess.run([sys.executable, "-c", DEADLY, str(path), draft_id], cwd=ROOT, check=False).returncode
        for _ in range(ATTEMPTS + 1)
    ]
    assert ends == [-signal.SIGKILL] * ATTEMPTS + [0], "the fourth process says why there is none, and lives"
    found = asyncio.run(look(draft_id))
    assert (found.state, found.brief) == ("failed", None)
    assert json.loads(found.error)["status"] == 500
    assert "3 times" in json.loads(found.error)["detail"]


def test_a_line_that_kills_is_given_up_and_the_others_of_its_batch_are_done(tmp_path, service):
    async def work(house):
        batches = Batches(house.store, lambda: NOW, nobody, nobody)
        batch = await batches.submit([brief_of(f"b-{n}") for n in range(4)], "me")
        deaths = 0
        while (await batches.get(batch.id)).state == "running":
            open_lines = await house.lines.open_lines(batch.id)
            # All lines at once, as in a process with several jobs; a kill ends what runs beside it.
            running = [asyncio.create_task(house.lines.do_line(batch.id, number)) for number in open_lines]
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_EXCEPTION)
            if any(isinstance(task.exception(), Killed) for task in done):
                deaths += 1
                house.revive()
            await asyncio.gather(*running, return_exceptions=True)
        return deaths, await batches.get(batch.id), [line async for line, _ in batches.results(batch.id)]

    deaths, batch, lines = at_house(tmp_path, service, work, deadly={"b-2"})
    assert (deaths, batch.done, batch.failed) == (ATTEMPTS, 3, 1)
    assert [line.number for line in lines if line.error] == [2]


def test_what_was_begun_before_is_done_one_at_a_time(tmp_path, service):
    async def work(house):
        later = LaterDrafts(house.store, lambda: NOW, nobody)
        ids = [(await later.submit(brief_of(f"b-{n}"), "me")).id for n in range(5)]
        async with house.store.transaction() as records:
            for draft_id in ids[:4]:
                await records.later.begin(draft_id)  # as a process that died with four in hand left them
        at_once = [0, 0]
        whole = house.whole

        async def draft(brief, keeping):
            suspect = brief.id != "b-4"
            at_once[0] += suspect
            at_once[1] = max(at_once)
            await asyncio.sleep(0.01)
            made = await whole(brief, keeping)
            at_once[0] -= suspect
            return made

        house.whole = draft
        await asyncio.gather(*map(house.work.make, ids))
        async with house.store.view() as records:
            made = await records.drafts.list(DraftFilter())
            return at_once[1], {line.id for line in made.items} == set(ids), await records.later.open()

    assert at_house(tmp_path, service, work) == (1, True, ())


def test_an_attempt_that_was_interrupted_in_good_order_does_not_count(tmp_path, service):
    async def work(house):
        begun, never = asyncio.Event(), asyncio.Event()

        async def draft(brief, keeping):
            begun.set()
            await never.wait()

        house.draft = draft
        house.revive()
        told = await LaterDrafts(house.store, lambda: NOW, nobody).submit(brief_of("b-1"), "me")
        for _ in range(ATTEMPTS + 2):
            task = asyncio.create_task(house.work.make(told.id))
            await begun.wait()
            begun.clear()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        async with house.store.view() as records:
            found = await records.later.get(told.id)
        return found.attempts, found.state

    assert at_house(tmp_path, service, work) == (0, "waiting")


@pytest.mark.parametrize(
    ("error", "tries", "status"),
    [
        (UnavailableError("away", retry_after_s=0), 3, 503),
        (SoftanswerError("no"), 1, 500),
        (KeyError("late"), 1, 500),
    ],
)
def test_a_draft_that_cannot_be_made_fails_after_its_tries_and_says_so(
    tmp_path, service, error, tries, status
):
    async def work(house):
        async def draft(brief, keeping):
            house.begun.append(brief.id)
            raise error

        house.draft = draft
        house.revive()
        later = LaterDrafts(house.store, lambda: NOW, nobody)
        told = await later.submit(brief_of("b-1"), "me")
        await house.work.make(told.id)
        await house.work.make(told.id)
        async with house.store.view() as records:
            found = await records.later.get(told.id)
        return len(house.begun), found.state, json.loads(found.error)["status"], "late" in found.error

    assert at_house(tmp_path, service, work) == (tries, "failed", status, False)
