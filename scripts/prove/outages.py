"""Immediate stops of Postgres at random moments under load: nothing acknowledged is lost, and nobody is lost with it.

python -m scripts.prove.outages --stops 100
"""

import argparse
import asyncio
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from rich.progress import track

from scripts.prove.crashes import first_answer, kept_in
from scripts.prove.history import History, faults
from scripts.prove.load import Load
from scripts.prove.server import Server
from tests.postgres import Cluster


@dataclass
class Report:
    """What a run of stops showed; `ready_s` is from the database's return to the next acknowledged draft."""

    stops: int
    acknowledged: int = 0
    outcomes: int = 0
    kept: int = 0
    ready_s: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def slowest_s(self) -> float:
        """The longest time until a draft was acknowledged again."""
        return max(self.ready_s, default=0.0)


async def stop_often(folder: Path, stops: int, seed: int = 1, servers: int = 2) -> Report:
    """Stop a Postgres that writes to disk so many times under two servers, then compare what it holds."""
    dice, history, report = random.Random(seed), History(), Report(stops)
    cluster = Cluster(folder / "postgres", fsync=True)
    cluster.folder.mkdir()
    await asyncio.to_thread(cluster.make)
    url = cluster.database()
    settings = {"DATABASE_URL": url, "DEADLINE_S": "3", "ENGINE": "builtin", "JOBS": "off"}
    running = [Server(settings, folder) for _ in range(servers)]
    try:
        for server in running:
            await server.start()
        load = Load(tuple(server.url for server in running), history, seed=seed)
        clients = asyncio.create_task(load.run())
        for _ in track(range(stops), "stops", transient=True):
            await asyncio.wait_for(first_answer(load, clients), 30)
            await asyncio.sleep(dice.uniform(0, 0.8))
            await asyncio.to_thread(cluster.stop, "immediate")
            await asyncio.to_thread(cluster.start)
            began = time.perf_counter()
            await asyncio.wait_for(first_answer(load, clients), 60)
            report.ready_s.append(time.perf_counter() - began)
        load.stop()
        await asyncio.wait_for(clients, 60)
        kept = await kept_in(url)
    finally:
        for server in running:
            server.kill()
        cluster.stop()
    report.acknowledged, report.outcomes = len(history.drafts), len(history.outcomes)
    report.kept, report.faults = len(kept), faults(history, kept)
    return report


def main() -> None:
    """Print the figures; exit 1 where something was lost or made twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stops", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        report = asyncio.run(stop_often(Path(folder), asked.stops, asked.seed))
    print(
        f"{report.stops} stops, {report.acknowledged} drafts and {report.outcomes} outcomes acknowledged, "
        f"{report.kept} drafts kept, a draft again in {report.slowest_s:.1f} s at the most: "
        f"{len(report.faults)} faults"
    )
    for fault in report.faults[:20]:
        print(f"  {fault}")
    raise SystemExit(1 if report.faults else 0)


if __name__ == "__main__":
    main()
