"""Jobs over real databases, in this process or in real processes of their own."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.jobs.dbos_jobs import DbosJobs
from app.jobs.desk import Desk
from app.jobs.system_database import SystemDatabase
from app.jobs.worker import Limits
from app.problem import problem
from app.records.batch_lines import BatchLines
from app.records.keeping import Keeper
from app.records.trying import Trying
from app.store.sql.store import SqlStore
from scripts.prove.crew import Crew


def now():
    return datetime.now(UTC)


@pytest.fixture
def sqlite(tmp_path):
    """The address of a SQLite database that is not there yet."""
    return f"sqlite:///{tmp_path}/softanswer.sqlite"


@pytest.fixture(params=["sqlite", "postgres"])
def database(request):
    """The address of an empty database."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite")
    return request.getfixturevalue("postgres").database()


@pytest.fixture
def house(service):
    """Makes what stands around jobs over a database: the store, what keeps drafts there, and the jobs themselves."""
    return lambda url, **given: House(url, service, **given)


class House:
    """A store and jobs over it, as the product builds them; `draft` may stand in the service's place."""

    def __init__(self, url, service, draft=None, kinds=(), limits=None, clock=now):
        self.url = url
        path = url.removeprefix("sqlite:///")
        self.store = SqlStore(Path(path) if path != url else url)
        self.service = service.keeping_with(Keeper(self.store, clock))
        self.trying = Trying(self.store, draft or self.service.draft, problem)
        self.lines = BatchLines(self.store, self.trying, clock)
        self.jobs = DbosJobs(SystemDatabase(url), self.store, self.lines, kinds, limits or Limits(), clock)

    async def __aenter__(self):
        await self.store.open()
        return self

    async def __aexit__(self, *_):
        await self.jobs.stop(2.0)
        await self.store.close()

    async def batch(self, batch_id):
        async with self.store.view() as records:
            return await records.batches.get(batch_id)

    async def lines_of(self, batch_id):
        async with self.store.view() as records:
            return [line async for line in records.batches.results(batch_id)]

    async def drafts(self):
        """The ids of all drafts that are kept."""
        from app.model.record import DraftFilter

        found, cursor = [], None
        while True:
            async with self.store.view() as records:
                page = await records.drafts.list(DraftFilter(), cursor, 200)
            found += [line.id for line in page.items]
            if (cursor := page.next) is None:
                return found

    async def workers(self):
        async with self.store.view() as records:
            return await records.workers.list()

    def desk(self, version=None):
        """The jobs' tables, for looking into."""
        return Desk(SystemDatabase(self.url), version or self.jobs.version, frozenset({"lines"}))


async def until(true, seconds):
    """Wait until it is so; how many seconds that took."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    while not (await true() if asyncio.iscoroutinefunction(true) else true()):
        assert loop.time() - began < seconds, f"not within {seconds} s"
        await asyncio.sleep(0.05)
    return loop.time() - began


@pytest.fixture
def wait_until():
    return until


@pytest.fixture
def crew(tmp_path):
    """Starts `softanswer worker` and `softanswer serve` over a database, and ends them with the test."""
    with Crew(tmp_path) as crew:
        yield crew
