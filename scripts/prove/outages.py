"""Immediate stops of Postgres at random moments under load: nothing that was acknowledged is lost with it.

python -m scripts.prove.outages --stops 100
"""

import argparse
import asyncio
import random
import tempfile
import time
from pathlib import Path

from rich.progress import track

from scripts.prove.history import History
from scripts.prove.load import Load
from scripts.prove.ruin import LEASE_S, Report, first_answer, kept_in
from scripts.prove.server import Server
from tests.postgres import Cluster


async def stop_often(folder: Path, stops: int, seed: int = 1, servers: int = 2) -> Report:
    """Stop a Postgres that writes to disk so many times under some servers, then compare what it holds.

    It works again when the next draft is acknowledged, counted from the database's return.
    """
    dice, history, report = random.Random(seed), History(), Report(stops)
    cluster = Cluster(folder / "postgres", fsync=True)
    cluster.folder.mkdir()
    await asyncio.to_thread(cluster.make)
    url = cluster.database()
    settings = {"DATABASE_URL": url, "DEADLINE_S": str(LEASE_S), "ENGINE": "builtin", "JOBS": "off"}
    running = [Server(settings, folder) for _ in range(servers)]
    try:
        for server in running:
            await server.start()
        load = Load(tuple(server.url for server in running), history, seed=seed)
        clients = asyncio.create_task(load.run())
        for _ in track(range(stops), "stops", transient=True):
            await first_answer(load, clients)
            await asyncio.sleep(dice.uniform(0, 0.8))
            await asyncio.to_thread(cluster.stop, "immediate")
            await asyncio.to_thread(cluster.start)
            began = time.perf_counter()
            await first_answer(load, clients)
            report.ready_s.append(time.perf_counter() - began)
        load.stop()
        await asyncio.wait_for(clients, 60)
        return report.judge(history, await kept_in(url))
    finally:
        for server in running:
            server.kill()
        cluster.stop()


def main() -> None:
    """Print the figures; exit 1 where something was lost or made twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stops", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # Postgres runs as another user and must come through
        report = asyncio.run(stop_often(Path(folder), asked.stops, asked.seed))
    print(report.told("immediate stops of Postgres"))
    raise SystemExit(1 if report.faults else 0)


if __name__ == "__main__":
    main()
