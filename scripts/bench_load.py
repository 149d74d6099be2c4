"""Drafts a second of real servers under load, for each way of keeping them: `make benchload`.

Prints a table for docs/running.md. The clients run in this process and take their share of the machine, as does what
else runs on it; the processor time that a draft costs its server changes with that much less, and is told beside it.
"""

import argparse
import asyncio
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from scripts.prove.server import Server

ROOT = Path(__file__).resolve().parent.parent
BRIEFS = ROOT / "tests" / "data" / "briefs.jsonl"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Measured:
    """What one arrangement did."""

    name: str
    laps: list[float] = field(default_factory=list)
    took_s: float = 0.0
    cpu_s: float = 0.0
    database_cpu_s: float | None = None
    resident: list[int] = field(default_factory=list)
    kept_bytes: int | None = None

    @property
    def row(self) -> str:
        """Its line of the table."""
        ordered = sorted(self.laps)
        count = len(ordered)
        database = "" if self.database_cpu_s is None else f"{self.database_cpu_s / count * 1000:.1f}"
        kept = "" if self.kept_bytes is None else f"{self.kept_bytes / count / 1024:.1f}"
        cells = [
            self.name,
            f"{count / self.took_s:.1f}",
            f"{statistics.median(ordered):.0f}",
            f"{ordered[int(count * 0.95)]:.0f}",
            f"{self.cpu_s / count * 1000:.1f}",
            database,
            kept,
            f"{max(self.resident) / 1024 / 1024:.0f}",
        ]
        return f"| {' | '.join(cells)} |"


def main() -> int:
    """Measure every arrangement that this machine has the parts for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=20.0, help="how long each is measured")
    parser.add_argument("--clients", type=int, default=8, help="how many ask at once")
    args = parser.parse_args()
    briefs = [json.loads(line) for line in BRIEFS.read_text(encoding="utf-8").splitlines()]
    print(_machine(args.clients, args.seconds))
    print(
        "| what | drafts/s | p50 ms | p95 ms | CPU ms a draft | of the database | KiB kept a draft | MiB resident |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for measured in _all(briefs, args.clients, args.seconds):
        print(measured.row, flush=True)
    return 0


def _all(briefs: Sequence[Any], clients: int, seconds: float) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def run(what: str, url: str, processes: int, postmaster: int | None = None) -> Measured:
            measured = Measured(what)
            asyncio.run(_measure(measured, url, folder, processes, briefs, clients, seconds, postmaster))
            return measured

        yield run("nothing kept, one process", "none", 1)
        database = folder / "one.sqlite"
        measured = run("SQLite, one process", f"sqlite:///{database}", 1)
        measured.kept_bytes = database.stat().st_size
        yield measured
        with _postgres() as cluster:
            if cluster is None:
                return
            pid = int((cluster.data / "postmaster.pid").read_text().split()[0])
            for processes in (1, 2):
                url = cluster.database()
                measured = run(f"Postgres, {processes} process{'es' * (processes > 1)}", url, processes, pid)
                size = cluster.sql(f"SELECT pg_database_size('{url.rpartition('/')[2]}')")
                empty = cluster.sql("SELECT pg_database_size('template0')")
                measured.kept_bytes = int(size) - int(empty)
                yield measured


async def _measure(  # noqa: PLR0913, PLR0917 - one call, each named where it is made
    measured: Measured,
    url: str,
    folder: Path,
    processes: int,
    briefs: Sequence[Any],
    clients: int,
    seconds: float,
    postmaster: int | None,
) -> None:
    settings = {"DATABASE_URL": url, "ENGINE": "builtin", "LOG_LEVEL": "warning"}
    servers = [Server(settings, folder) for _ in range(processes)]
    try:
        for server in servers:
            await server.start()
        pids = [server.process.pid for server in servers]
        await _ask(servers, briefs, clients, 2.0)
        before = sum(map(_cpu_s, pids)), _family_cpu_s(postmaster)
        began = time.perf_counter()
        measured.laps = await _ask(servers, briefs, clients, seconds)
        measured.took_s = time.perf_counter() - began
        measured.cpu_s = sum(map(_cpu_s, pids)) - before[0]
        if postmaster is not None:
            measured.database_cpu_s = _family_cpu_s(postmaster) - before[1]
        measured.resident = [_resident(pid) for pid in pids]
    finally:
        for server in servers:
            server.stop()


async def _ask(servers: Sequence[Server], briefs: Sequence[Any], clients: int, seconds: float) -> list[float]:
    """Milliseconds of each answer."""
    laps: list[float] = []
    until = time.perf_counter() + seconds

    async def work(number: int) -> None:
        url = f"{servers[number % len(servers)].url}/v1/drafts"
        turn = number * 7
        while time.perf_counter() < until:
            began = time.perf_counter()
            answer = await client.post(url, json=briefs[turn % len(briefs)])
            laps.append((time.perf_counter() - began) * 1000)
            assert answer.status_code == 200, answer.text
            assert answer.json()["engine"]["fallback_reason"] is None
            turn += 1

    async with httpx2.AsyncClient(timeout=30) as client:
        await asyncio.gather(*(work(number) for number in range(clients)))
    return laps


@contextmanager
def _postgres() -> Iterator[Any]:
    """A cluster that writes its log to the disk before it answers; None where there is no Postgres."""
    sys.path.insert(0, str(ROOT / "tests"))
    from postgres import Cluster, binaries  # type: ignore[import-not-found]

    if binaries() is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(Path(folder), fsync=True)
        cluster.make()
        try:
            yield cluster
        finally:
            cluster.stop("fast")


def _cpu_s(pid: int) -> float:
    """Seconds of processor that a process and all its threads took, with children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS


def _family_cpu_s(pid: int | None) -> float:
    """The same of a process and its living children."""
    if pid is None:
        return 0.0
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    total = _cpu_s(pid)
    for child in children:
        try:
            total += _cpu_s(int(child))
        except FileNotFoundError:
            continue
    return total


def _resident(pid: int) -> int:
    """Bytes of memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _machine(clients: int, seconds: float) -> str:
    names: Mapping[str, str] = dict(
        part.split(":", 1) for part in Path("/proc/cpuinfo").read_text().splitlines() if ":" in part
    )
    model = next((value.strip() for name, value in names.items() if name.strip() == "model name"), "?")
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores of {model}, Python {platform.python_version()}, {clients} clients on the same "
        f"machine, {seconds:g} s each; other work on it (load average at the start): {load:.1f}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
