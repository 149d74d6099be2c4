"""`kill -9` at random moments under load, over and over: what was acknowledged must be there, and nothing twice.

python -m scripts.prove.crashes --kills 300
"""

import argparse
import asyncio
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.progress import track

from scripts.prove.history import History
from scripts.prove.load import Load
from scripts.prove.ruin import LEASE_S, Report, first_answer, kept_in
from scripts.prove.server import SERVE, Server


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
            await first_answer(load, clients)
            await asyncio.sleep(dice.uniform(0, 0.8))
            server.kill()
            report.ready_s.append(await server.start())
        await first_answer(load, clients)
    finally:
        load.stop()
        await asyncio.wait_for(clients, 60)
        server.kill()
    return report.judge(history, await kept_in(url))


def main() -> None:
    """Print the figures; exit 1 where something was lost or made twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = asyncio.run(kill_often(Path(folder), asked.kills, asked.seed))
    print(report.told("kills of a server on SQLite"))
    raise SystemExit(1 if report.faults else 0)


if __name__ == "__main__":
    main()
