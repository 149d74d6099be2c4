"""What each process that does jobs does beside them: show that it lives, take over from the dead, miss nothing."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.jobs.desk import LINES, WAITING, Desk, Job
from app.jobs.interface import BATCH, Kind, Lines
from app.jobs.liveness import BEAT_S, Watch
from app.jobs.taking_over import take_on
from app.model.record import Worker
from app.store.interface import Store
from app.telemetry.log import kind_of, tell

if TYPE_CHECKING:
    from dbos import WorkflowStatus

ROUND_S = 1.0
"""Seconds between two looks at who lives."""

VERSIONS_S = 15.0
"""Seconds between two looks for jobs of versions that are no more."""

MEND_S = 60.0
"""Seconds between two looks for things that need a job and have none."""

LEASE = timedelta(seconds=10)
"""After that long another process goes on for one that died in the midst of its upkeep."""

KEPT = timedelta(days=7)
"""How long jobs that ended are still counted."""

SEEN_MOST = 100_000
"""Jobs that are remembered as submitted, so that they need not be submitted every minute."""


@dataclass(frozen=True)
class Living:
    """Who lives, who does not any more, and the jobs that run by nobody who lives."""

    alive: tuple[Worker, ...]
    dead: tuple[Worker, ...]
    orphans: "tuple[WorkflowStatus, ...]"


class Upkeep:
    """The rounds of one process, `me`, which keep `kinds` and batches going."""

    def __init__(
        self,
        store: Store,
        desk: Desk,
        me: Worker,
        lines: Lines,
        kinds: Sequence[Kind],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._desk = desk
        self._me = me
        self._lines = lines
        self._kinds = kinds
        self._clock = clock
        self._watch = Watch()
        self._seen: set[str] = set()

    @property
    def me(self) -> str:
        """The id of this process."""
        return self._me.id

    async def run(self) -> None:
        """Go round until cancelled; what cannot be done now is tried in the next round."""
        parts: tuple[tuple[float, Callable[[], Awaitable[None]]], ...] = (
            (BEAT_S, self.beat),
            (ROUND_S, self._take_over),
            (VERSIONS_S, self._take_on),
            (MEND_S, self._mend),
        )
        done = [float("-inf")] * len(parts)
        while True:
            for number, (every_s, part) in enumerate(parts):
                if time.monotonic() - done[number] < every_s - ROUND_S / 2:
                    continue
                done[number] = time.monotonic()
                try:
                    await part()
                except Exception as error:  # noqa: BLE001 - a database that is away now may be back in a second
                    tell("jobs_upkeep_failed", error=kind_of(error))
            await asyncio.sleep(ROUND_S)

    async def beat(self) -> None:
        """Show that this process lives."""
        worker = self._me.model_copy(update={"beat_at": self._clock()})
        async with self._store.transaction() as records:
            await records.workers.beat(worker)

    async def leave(self) -> None:
        """Hand what this process has not ended to the others, now that it claims nothing more."""
        mine = await asyncio.to_thread(self._desk.find, status="PENDING", executor_id=self._me.id)
        await asyncio.to_thread(self._desk.hand_over, mine)
        async with self._store.transaction() as records:
            await records.workers.gone(self._me.id)

    async def _take_over(self) -> None:
        """Give out anew what runs by nobody who lives."""
        living = await self._living()
        if not (living.dead or living.orphans):
            return
        async with self._lease("take-over") as ours:
            if not ours:
                return
            living = await self._living()  # what another process did a moment ago is not done again
            await asyncio.to_thread(self._desk.hand_over, living.orphans)
            if living.orphans:
                tell("jobs_taken_over", count=len(living.orphans))
            async with self._store.transaction() as records:
                for worker in living.dead:
                    await records.workers.gone(worker.id)

    async def _living(self) -> Living:
        # The jobs first: whoever runs one was among the workers before.
        running = await asyncio.to_thread(self._desk.find, status="PENDING", app_version=self._desk.version)
        async with self._store.view() as records:
            workers = await records.workers.list()
        self._watch.see(workers, time.monotonic())
        names = self._watch.alive(time.monotonic(), self._clock()) | {self._me.id}
        return Living(
            alive=tuple(worker for worker in workers if worker.id in names),
            dead=tuple(worker for worker in workers if worker.id not in names),
            orphans=tuple(job for job in running if job.executor_id not in names),
        )

    async def _take_on(self) -> None:
        """Do the jobs of versions that are no more."""
        kinds = {BATCH, LINES, *(kind.name for kind in self._kinds)}
        async with self._lease("take-on") as ours:
            if ours:
                versions = {worker.version for worker in (await self._living()).alive}
                await asyncio.to_thread(take_on, self._desk, versions, kinds)

    async def _mend(self) -> None:
        """Submit what has no job and needs one, and take away what ended long ago."""
        async with self._lease("mend") as ours:
            if not ours:
                return
            for batch_id in await self._lines.unfinished():
                await asyncio.to_thread(self._mend_batch, batch_id)
            for kind in self._kinds:
                if kind.wanted is not None:
                    wanted = [
                        Job(kind.name, object_id, due=None if due is None else due.timestamp())
                        for object_id, due in await kind.wanted()
                    ]
                    await asyncio.to_thread(self._submit, wanted, again=kind.until_done)
            await asyncio.to_thread(self._desk.sweep, (self._clock() - KEPT).isoformat())

    def _mend_batch(self, batch_id: str) -> None:
        """Deal out anew what is open of a batch for which nothing waits and nothing runs: a job of it failed."""
        prefixes = [Job(kind, batch_id).id for kind in (BATCH, LINES)]
        if not self._desk.find(status=[*WAITING, "PENDING"], workflow_id_prefix=prefixes, limit=1):
            self._desk.remove(prefixes)
            self._desk.put([Job(BATCH, batch_id)])

    def _submit(self, jobs: Sequence[Job], *, again: bool) -> None:
        if len(self._seen) > SEEN_MOST:
            self._seen.clear()
        if again:
            self._seen -= self._desk.remove_ended(jobs)
        self._desk.put(job for job in jobs if job.id not in self._seen)
        self._seen.update(job.id for job in jobs)

    @asynccontextmanager
    async def _lease(self, part: str) -> AsyncIterator[bool]:
        """Whether this process alone does that part of the upkeep now."""
        now = self._clock()
        async with self._store.transaction() as records:
            claim = await records.claims.claim("jobs", part, "", self._me.id, now, now + LEASE)
        if claim.state != "ours":
            yield False
            return
        try:
            yield True
        finally:
            async with self._store.transaction() as records:
                await records.claims.release("jobs", part, self._me.id)
