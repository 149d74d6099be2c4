"""Each key sent many times at once: one generation a key, however many processes answer.

python -m scripts.prove.duplicates --keys 1000 --times 20
"""

import argparse
import asyncio
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import httpx2
from rich.progress import Progress

from scripts.prove.load import LATER, brief_of
from scripts.prove.server import Server

AT_ONCE = 10
"""Keys that are worked on at the same time, each with all its duplicates."""


@dataclass
class Report:
    """What came of the duplicates."""

    keys: int
    times: int
    generations: int = 0
    answers: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def told(self, where: str) -> str:
        """One line of figures, and the first faults."""
        answers = ", ".join(f"{number} × {status}" for status, number in sorted(self.answers.items()))
        line = (
            f"{self.keys} keys × {self.times} at once {where}: {self.generations} generations ({answers}): "
            f"{len(self.faults)} faults"
        )
        return "\n  ".join([line, *self.faults[:20]])


async def duplicate(servers: Sequence[Server], keys: int, times: int) -> Report:
    """Send `times` requests for each of `keys` keys at once over all servers, until each has its answer."""
    report, gate = Report(keys, times), asyncio.Semaphore(AT_ONCE)
    limits = httpx2.Limits(max_connections=AT_ONCE * times)
    async with httpx2.AsyncClient(timeout=60, limits=limits) as client:
        before = await _generations(client, servers)
        with Progress(transient=True) as bar:
            task = bar.add_task("keys", total=keys)

            async def one() -> None:
                async with gate:
                    await _one_key(client, servers, times, report)
                bar.advance(task)

            await asyncio.gather(*(one() for _ in range(keys)))
        report.generations = await _generations(client, servers) - before
    if report.generations != keys:
        report.faults.insert(0, f"{report.generations} generations for {keys} keys")
    return report


async def _one_key(client: httpx2.AsyncClient, servers: Sequence[Server], times: int, report: Report) -> None:
    key = uuid4().hex
    bodies = await asyncio.gather(
        *(_until_answered(client, servers[n % len(servers)].url, key, report) for n in range(times))
    )
    if len(set(bodies)) != 1:
        report.faults.append(f"key {key}: {len(set(bodies))} different answers")


async def _until_answered(client: httpx2.AsyncClient, url: str, key: str, report: Report) -> str:
    """The body of the 200; 409 is waited for as it asks."""
    for _ in range(600):
        headers = {"Idempotency-Key": f'"{key}"'}
        try:
            answer = await client.post(f"{url}/v1/drafts", json=brief_of(key), headers=headers)
        except httpx2.TransportError:
            # A connection that was kept open and is closed at this moment: any client sends again.
            continue
        report.answers[answer.status_code] += 1
        if answer.status_code == 200:
            return answer.text
        if answer.status_code not in LATER or "retry-after" not in answer.headers:
            raise AssertionError(f"{answer.status_code}: {answer.text[:300]}")
        await asyncio.sleep(min(0.1, float(answer.headers["retry-after"])))
    raise AssertionError(f"key {key} got no answer")


async def _generations(client: httpx2.AsyncClient, servers: Sequence[Server]) -> int:
    """Drafts made by all servers, by their own count."""
    total = 0.0
    for server in servers:
        told = (await client.get(f"{server.url}/metrics")).text
        found = re.findall(r"^softanswer_drafts_total\{[^}]*\} (\S+)$", told, re.MULTILINE)
        total += sum(map(float, found))
    return int(total)


async def on_sqlite(folder: Path, keys: int, times: int) -> Report:
    """One server on SQLite."""
    settings = {"DATABASE_URL": f"sqlite:///{folder}/softanswer.sqlite", "ENGINE": "builtin", "JOBS": "off"}
    return await _with([Server(settings, folder)], keys, times)


async def on_postgres(folder: Path, url: str, keys: int, times: int, servers: int = 2) -> Report:
    """Some servers on one Postgres, each asked for a share of the duplicates of every key."""
    settings = {"DATABASE_URL": url, "ENGINE": "builtin", "JOBS": "off"}
    return await _with([Server(settings, folder) for _ in range(servers)], keys, times)


async def _with(servers: Sequence[Server], keys: int, times: int) -> Report:
    try:
        for server in servers:
            await server.start()
        return await duplicate(servers, keys, times)
    finally:
        for server in servers:
            server.stop()


def main() -> None:
    """Print the figures; exit 1 where a key was worked on twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=1000)
    parser.add_argument("--times", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = asyncio.run(on_sqlite(Path(folder), asked.keys, asked.times))
    print(report.told("on SQLite"))
    raise SystemExit(1 if report.faults else 0)


if __name__ == "__main__":
    main()
