"""Servers and workers that share a batch on one Postgres, and one that is killed in the midst of it.

python -m scripts.prove.workers --lines 2000
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from app.bootstrap_jobs import build_jobs
from app.bootstrap_records import build_store, now
from app.jobs.dbos_jobs import DbosJobs
from app.jobs.desk import Desk
from app.jobs.system_database import SystemDatabase
from app.model.brief import Brief
from app.model.record import BatchLine, DraftFilter
from app.records.batches import Batches
from app.service import Service
from app.settings import Settings
from app.store.interface import Store
from scripts.prove.crew import LOOK_S, Crew, Hand
from tests.postgres import Cluster

TAKEN_OVER_S = 15.0
"""Seconds after which the share of a dead process must be in other hands."""

PATIENCE_S = 900.0
"""Seconds after which a run is given up."""

MESSAGE = "My order KT-2041 is three weeks late. When does it come? I want a refund of the £39!"


@dataclass
class Report:
    """What a run showed: `share` jobs were the dead process's own, `taken_over_s` later they were not any more."""

    lines: int
    share: int = 0
    taken_over_s: float = 0.0
    took_s: float = 0.0
    faults: list[str] = field(default_factory=list)

    def told(self, processes: str) -> str:
        """One line of figures, and the first faults."""
        line = (
            f"{self.lines} lines, {processes}, one worker killed with {self.share} jobs in hand, taken over in "
            f"{self.taken_over_s:.1f} s, all done in {self.took_s:.0f} s ({self.lines / self.took_s:.1f} a second): "
            f"{len(self.faults)} faults"
        )
        return "\n  ".join([line, *self.faults[:20]])


async def share_a_batch(
    url: str, crew: Crew, lines: int, service: Service, servers: int = 2, workers: int = 3
) -> Report:
    """Have a batch worked off by so many processes, kill a worker as soon as it has begun something, and judge."""
    store, report = build_store(Settings(database_url=url)), Report(lines)
    await store.open()
    jobs = build_jobs(Settings(database_url=url), store, service)
    assert isinstance(jobs, DbosJobs)
    try:
        hands = [crew.server(url) for _ in range(servers)] + [crew.worker(url) for _ in range(workers)]
        await asyncio.gather(*(asyncio.to_thread(hand.wait_ready) for hand in hands))
        batches = Batches(
            store, now, lambda name: jobs.submit("batch", name), lambda name: jobs.cancel("batch", name)
        )
        began = time.monotonic()
        batch = await batches.submit([Brief(id=f"b-{n}", message=MESSAGE) for n in range(lines)], "proof")
        with closing(Desk(SystemDatabase(url), jobs.version, frozenset())) as desk:
            await _kill(desk, hands[-1], report)

        async def done() -> bool:
            return (await batches.get(batch.id)).state == "done"

        if not await _until(done, PATIENCE_S):
            report.faults.append("it was not done in time")
        report.took_s = time.monotonic() - began
        report.faults += await _faults(store, batch.id, lines)
        if report.taken_over_s > TAKEN_OVER_S:
            report.faults.append(
                f"the dead worker's share was taken over after {report.taken_over_s:.1f} s only"
            )
        return report
    finally:
        await jobs.stop()
        await store.close()


async def _kill(desk: Desk, hand: Hand, report: Report) -> None:
    """Kill a process while it has jobs in hand, and wait until it has none."""

    async def share() -> int:
        return len(await asyncio.to_thread(desk.find, status="PENDING", executor_id=hand.id))

    async def has_some() -> bool:
        return await share() > 0

    async def has_none() -> bool:
        return await share() == 0

    if not await hand.kill_when(has_some, PATIENCE_S):
        report.faults.append("the worker that was to be killed got no job")
    report.share = await share()
    died = time.monotonic()
    if report.share == 0:
        report.faults.append("the worker was killed between two jobs, which shows nothing")
    await _until(has_none, PATIENCE_S)
    report.taken_over_s = time.monotonic() - died


async def _until(true: Callable[[], Awaitable[bool]], seconds: float) -> bool:
    """Whether it became true within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if await true():
            return True
        await asyncio.sleep(LOOK_S)
    return False


async def _faults(store: Store, batch_id: str, lines: int) -> list[str]:
    """Lines without a result, with two, or with a draft of their own that is not the one kept."""
    async with store.view() as records:
        results: list[BatchLine] = [line async for line in records.batches.results(batch_id)]
    drafts: list[str] = []
    cursor: str | None = None
    while True:
        async with store.view() as records:
            page = await records.drafts.list(DraftFilter(), cursor, 200)
        drafts += [line.id for line in page.items]
        if (cursor := page.next) is None:
            break
    named = [line.draft_id for line in results]
    faults = [f"line {line.number} failed: {line.error}" for line in results if line.error]
    if [line.number for line in results] != list(range(lines)):
        faults.append(f"{len(results)} lines of {lines} have a result")
    if sorted(drafts) != sorted(str(name) for name in named):
        faults.append(f"{len(drafts)} drafts are kept, {len(set(named))} of them for the lines")
    return faults


def main() -> None:
    """Print the figures; exit 1 where a line was lost or done twice, or was taken over too late."""
    from app.bootstrap import build_service

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--servers", type=int, default=2)
    parser.add_argument("--workers", type=int, default=3)
    asked = parser.parse_args()
    service = build_service(Settings(database_url="none"))
    with (
        tempfile.TemporaryDirectory() as folder,
        Cluster.running(fsync=True) as cluster,
        Crew(Path(folder)) as crew,
    ):
        report = asyncio.run(
            share_a_batch(cluster.database(), crew, asked.lines, service, asked.servers, asked.workers)
        )
    print(report.told(f"{asked.servers} servers and {asked.workers} workers"))
    raise SystemExit(1 if report.faults else 0)


if __name__ == "__main__":
    main()
