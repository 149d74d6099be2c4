"""`kill -9` at random moments under load, over and over: what was acknowledged must be there, and nothing twice.

python -m scripts.prove.crashes --kills 300
"""

import argparse
import asyncio
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.progress import track

from app.bootstrap_records import build_store
from app.settings import Settings
from scripts.prove.history import History, Kept, faults
from scripts.prove.load import Load
from scripts.prove.server import SERVE, Server

LEASE_S = 3
"""Deadline of a draft in these runs: a claim whose holder was killed is taken over soon after it."""


@dataclass
class Report:
    """What a run of kills showed."""

    kills: int
    acknowledged: int = 0
    outcomes: int = 0
    kept: int = 0
    ready_s: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def slowest_s(self) -> float:
        """The longest time until the server was ready again."""
        return max(self.ready_s, default=0.0)


async def kill_often(folder: Path, kills: int, seed: int = 1, command: Sequence[str] = SERVE) -> Report:
    """Kill a server on SQLite so many times while clients write, then compare its store with what they were told."""
    dice, history, report = random.Random(seed), History(), Report(kills)
    url = f"sqlite:///{folder}/softanswer.sqlite"
    server = Server({"DATABASE_URL": url, "DEADLINE_S": str(LEASE_S), "ENGINE": "builtin"}, folder, command)
    await server.start()
    load = Load((server.url,), history, seed=seed)
    clients = asyncio.create_task(load.run())
    try:
        for _ in track(range(kills), "kills", transient=True):
            await asyncio.wait_for(first_answer(load, clients), 30)
            await asyncio.sleep(dice.uniform(0, 0.8))
            server.kill()
            report.ready_s.append(await server.start())
        await asyncio.wait_for(first_answer(load, clients), 30)
    finally:
        load.stop()
        await asyncio.wait_for(clients, 60)
        server.kill()
    kept = await kept_in(url)
    report.acknowledged, report.outcomes = len(history.drafts), len(history.outcomes)
    report.kept, report.faults = len(kept), faults(history, kept)
    return report


async def first_answer(load: Load, clients: "asyncio.Task[None]") -> None:
    """Wait for an acknowledged draft, or for the clients' own crash."""
    waiting = asyncio.create_task(load.answered())
    await asyncio.wait({waiting, clients}, return_when=asyncio.FIRST_COMPLETED)
    if clients.done():
        clients.result()


async def kept_in(url: str) -> list[Kept]:
    """All drafts of a store, read past every server."""
    from datetime import UTC, datetime

    store = build_store(Settings(database_url=url))
    await store.open()
    try:
        async with store.view() as records:
            began, end = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
            return [Kept.of(record) async for record in records.drafts.between(began, end)]
    finally:
        await store.close()


def main() -> None:
    """Print the figures; exit 1 where something was lost or made twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = asyncio.run(kill_often(Path(folder), asked.kills, asked.seed))
    print(
        f"{report.kills} kills, {report.acknowledged} drafts and {report.outcomes} outcomes acknowledged, "
        f"{report.kept} drafts kept, ready again in {report.slowest_s:.1f} s at the most: "
        f"{len(report.faults)} faults"
    )
    for fault in report.faults[:20]:
        print(f"  {fault}")
    raise SystemExit(1 if report.faults else 0)


if __name__ == "__main__":
    main()
