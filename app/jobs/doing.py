"""Does the jobs that were claimed for this process, and parts from them in good order when it ends."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress

from app.jobs.desk import LINES, Desk, Job
from app.jobs.interface import BATCH, Kind, Lines
from app.jobs.worker import HandedBack, Limits
from app.telemetry.interface import Listener
from app.telemetry.log import kind_of, tell

LINES_AT_MOST = 20
"""Lines of one job: enough that a job's own cost does not show beside them, few enough to share between processes."""

SHARES = 16
"""A batch is cut into about as many jobs at least, so that small ones are shared too."""

WAITS_S = (1.0, 5.0)
"""Seconds before a job that failed is tried again; after the last it counts as failed."""


class JobFailedError(Exception):
    """A job failed as often as it was tried. DBOS keeps and logs it, so it has no words of anybody."""


class _InterruptedError(Exception):
    """This process ends before the job did."""


class Doing:
    """The jobs of one launch. Everything runs in one event loop, whatever thread DBOS calls from."""

    def __init__(
        self, desk: Desk, lines: Lines, kinds: Mapping[str, Kind], limits: Limits, listener: Listener
    ) -> None:
        self._desk = desk
        self._lines = lines
        self._kinds = kinds
        self._limits = limits
        self._listener = listener
        self._ending = asyncio.Event()
        self._released = asyncio.Event()
        self._busy: set[asyncio.Task[None]] = set()

    async def do(self, kind: str, object_id: str, *numbers: int) -> None:
        """Do one job. Raises HandedBack where it did not come to its end here, JobFailedError where it failed."""
        work = asyncio.create_task(self._tried(kind, lambda: self._once(kind, object_id, numbers)))
        self._busy.add(work)
        work.add_done_callback(self._busy.discard)
        try:
            return await work
        except _InterruptedError:
            pass
        except asyncio.CancelledError:
            if not self._ending.is_set():
                raise
        # The place on the queue stays taken until DBOS claims nothing more, so that it claims nothing in its stead.
        await self._released.wait()
        raise HandedBack

    async def wind_down(self, grace_s: float) -> None:
        """Begin nothing new, and give what runs so many seconds to end."""
        self._ending.set()
        if self._busy:
            await asyncio.wait(set(self._busy), timeout=grace_s)
        for work in set(self._busy):
            work.cancel()
        if self._busy:
            await asyncio.wait(set(self._busy), timeout=1.0)

    def release(self) -> None:
        """Let the jobs go that did not end here: somebody else has them now."""
        self._released.set()

    async def _tried(self, kind: str, once: Callable[[], Awaitable[None]]) -> None:
        for wait in (*WAITS_S, None):
            self._go_on()
            try:
                await once()
            except _InterruptedError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it was, the next try or the next process may do it
                tell("job_failed", kind=kind, error=kind_of(error))
                failed = type(error).__name__
            else:
                self._listener.job_ended(kind, "done")
                return
            self._go_on()
            if wait is None:
                self._listener.job_ended(kind, "failed")
                raise JobFailedError(f"{kind}: {failed}") from None
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), wait)

    def _go_on(self) -> None:
        if self._ending.is_set():
            raise _InterruptedError

    async def _once(self, kind: str, object_id: str, numbers: tuple[int, ...]) -> None:
        if kind == BATCH:
            await self._deal_out(object_id)
        elif kind == LINES:
            await self._do_lines(object_id, *numbers)
        else:
            again = await self._kinds[kind].run(object_id)
            if again is not None:
                await asyncio.to_thread(self._desk.put, [Job(kind, object_id, due=again.timestamp())])

    async def _do_lines(self, batch_id: str, first: int, count: int) -> None:
        for number in range(first, first + count):
            self._go_on()
            await self._lines.do_line(batch_id, number)

    async def _deal_out(self, batch_id: str) -> None:
        """One job for some lines each. The cuts are the same whenever it is done, so doing it again adds nothing."""
        total = await self._lines.total(batch_id)
        if total is None:
            return
        size = share(total, self._limits)
        starts = sorted({number // size * size for number in await self._lines.open_lines(batch_id)})
        jobs = [Job(LINES, batch_id, (first, min(size, total - first))) for first in starts]
        await asyncio.to_thread(self._desk.put, jobs, lambda: not self._ending.is_set())
        self._go_on()
        if await self._lines.total(batch_id) is None:  # cancelled while it was dealt out
            await asyncio.to_thread(self._desk.withdraw, [Job(LINES, batch_id).id])


def share(total: int, limits: Limits) -> int:
    """Lines of one job; one where the queue counts what is asked of the model in a minute."""
    if limits.per_minute:
        return 1
    return max(1, min(LINES_AT_MOST, total // SHARES))
