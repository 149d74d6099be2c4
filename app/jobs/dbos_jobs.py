"""The jobs on DBOS: taken in by every process, done in those that were started."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import ParamSpec, TypeVar
from uuid import uuid4

from app.errors import InputError, SoftanswerError, UnavailableError
from app.jobs.desk import LINES, Desk, Job
from app.jobs.doing import Doing
from app.jobs.interface import BATCH, JobFigures, Kind, Lines
from app.jobs.system_database import SystemDatabase
from app.jobs.upkeep import Upkeep
from app.jobs.worker import DbosWorker, Limits
from app.model.record import Worker
from app.store.interface import Store
from app.telemetry.interface import Listener
from app.telemetry.log import kind_of, tell

SHAPE = 1
"""Goes up when the arguments of jobs change, so that no process gets jobs that it cannot read."""

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Running:
    """One launch in this process, and all that goes with it."""

    worker: DbosWorker
    doing: Doing
    upkeep: Upkeep
    rounds: asyncio.Task[None]

    async def end(self, grace_s: float) -> None:
        """End what runs, then take no more, then hand the rest on; in that order, nothing is done twice or left."""
        await self.doing.wind_down(grace_s)
        self.rounds.cancel()
        await asyncio.gather(self.rounds, return_exceptions=True)
        await asyncio.to_thread(self.worker.end)
        try:
            await self.upkeep.leave()
        except Exception as error:  # noqa: BLE001 - a database that is away; the others notice that our heart stands still
            tell("jobs_not_handed_on", error=kind_of(error))
        finally:
            self.doing.release()
        tell("jobs_ended", worker=self.upkeep.me)


class DbosJobs:
    """See `jobs.interface.Jobs`. `lines` does the lines of batches, `kinds` all other jobs, over the same store."""

    def __init__(
        self,
        place: SystemDatabase,
        store: Store,
        lines: Lines,
        kinds: Sequence[Kind] = (),
        limits: Limits = Limits(),  # noqa: B008 - it is frozen
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        listener: Listener | None = None,
    ) -> None:
        self._place = place
        self._store = store
        self._lines = lines
        self._kinds = {kind.name: kind for kind in kinds}
        self._limits = limits
        self._listener = listener or Listener()
        self._clock = clock
        self._desk: Desk | None = None
        self._opening = asyncio.Lock()
        self._running: asyncio.Task[Running] | None = None

    @property
    def version(self) -> str:
        """Which jobs this build can do: it changes with their shape and kinds, and with nothing else of a release."""
        names = ",".join(sorted({BATCH, LINES, *self._kinds}))
        return f"{SHAPE}-{sha256(names.encode()).hexdigest()[:8]}"

    async def submit(self, kind: str, object_id: str, due: datetime | None = None) -> None:
        """See the interface."""
        job = Job(kind, object_id, due=None if due is None else due.timestamp())
        if not job.sayable:
            raise InputError("a job is for an id of at most 100 letters and digits")
        await self._aside((await self._opened()).put, [job])

    async def cancel(self, kind: str, object_id: str) -> None:
        """See the interface."""
        await self._aside((await self._opened()).withdraw, prefixes(object_id, (kind,)))

    async def forget(self, object_ids: Sequence[str]) -> int:
        """See the interface."""
        desk, count = await self._opened(), 0
        for object_id in object_ids:
            count += await self._aside(desk.remove, prefixes(object_id, (BATCH, *self._kinds)))
        return count

    async def figures(self) -> JobFigures:
        """See the interface."""
        return await self._aside((await self._opened()).figures)

    async def start(self) -> None:
        """See the interface."""
        if self._running is None:
            self._running = asyncio.create_task(self._start())
        try:
            # Shielded: a launch is done in a thread, and who gives up waiting for it must still be able to end it.
            await asyncio.shield(self._running)
        except UnavailableError:
            self._running = None
            raise

    async def _start(self) -> "Running":
        desk = await self._opened()
        now = self._clock()
        me = Worker(id=uuid4().hex, version=self.version, started_at=now, beat_at=now)
        doing = Doing(desk, self._lines, self._kinds, self._limits, self._listener)
        upkeep = Upkeep(self._store, desk, me, self._lines, tuple(self._kinds.values()), self._clock)
        worker = DbosWorker(desk, me.id, self._limits)
        await upkeep.beat()  # before any job is claimed: nobody may take this process for a dead one
        await self._aside(worker.launch, doing.do, asyncio.get_running_loop())
        tell("jobs_begun", worker=me.id)
        return Running(worker, doing, upkeep, asyncio.create_task(upkeep.run()))

    async def stop(self, grace_s: float = 10.0) -> None:
        """See the interface."""
        starting, self._running = self._running, None
        if starting is not None:
            (running,) = await asyncio.gather(starting, return_exceptions=True)
            if isinstance(running, Running):
                await running.end(grace_s)
        if self._desk is not None:
            await asyncio.to_thread(self._desk.close)
            self._desk = None

    async def _opened(self) -> Desk:
        async with self._opening:
            if self._desk is None:
                asks = frozenset({LINES, *(kind.name for kind in self._kinds.values() if kind.asks_model)})
                self._desk = await self._aside(Desk, self._place, self.version, asks)
            return self._desk

    async def _aside(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do blocking work in a thread; what goes wrong in a database has no words of its own here."""
        try:
            return await asyncio.to_thread(work, *args, **kwargs)
        except SoftanswerError:
            raise
        except Exception as error:
            raise UnavailableError(f"the jobs' database cannot do it now ({type(error).__name__})") from error


def prefixes(object_id: str, kinds: Sequence[str]) -> list[str]:
    """How the ids of the jobs of a thing begin; a batch's lines belong to its job."""
    names = (*kinds, *((LINES,) if BATCH in kinds else ()))
    return [Job(kind, object_id).id for kind in names]
