"""All batteries one after the other; with --page their last run is written to docs/proofs.md.

python -m scripts.prove --page            about an hour on a quiet machine with two cores
python -m scripts.prove --share 0.02      the same in small
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from app.bootstrap import build_service
from app.settings import Settings
from scripts.prove import crashes, duplicates, outages, workers
from scripts.prove.crew import Crew
from tests.postgres import Cluster

PAGE = Path(__file__).parents[2] / "docs" / "proofs.md"


class Result(NamedTuple):
    """A battery that has run."""

    name: str
    told: str
    faults: int
    took_s: float


def of(number: int, share: float) -> int:
    """A part of the full number, and one at the least."""
    return max(1, round(number * share))


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of its own, which the user that Postgres runs as can come through."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def kills(share: float) -> tuple[str, int]:
    """A server on SQLite, killed."""
    with folder() as here:
        report = asyncio.run(crashes.kill_often(here, of(300, share)))
    return report.told("kills (SIGKILL) of a server on SQLite"), len(report.faults)


def stops(share: float) -> tuple[str, int]:
    """A Postgres, stopped at once."""
    with folder() as here:
        report = asyncio.run(outages.stop_often(here, of(100, share)))
    return report.told("immediate stops of Postgres under two servers"), len(report.faults)


def same_sqlite(share: float) -> tuple[str, int]:
    """Duplicates on SQLite."""
    with folder() as here:
        report = asyncio.run(duplicates.on_sqlite(here, of(1000, share), 20))
    return report.told("on SQLite"), len(report.faults)


def same_postgres(share: float) -> tuple[str, int]:
    """Duplicates over two servers on Postgres."""
    with folder() as here, Cluster.running() as cluster:
        report = asyncio.run(duplicates.on_postgres(here, cluster.database(), of(1000, share), 20))
    return report.told("over two servers on Postgres"), len(report.faults)


def shared(share: float) -> tuple[str, int]:
    """A batch that is shared, and a worker that dies."""
    service = build_service(Settings(database_url="none"))
    with folder() as here, Cluster.running(fsync=True) as cluster, Crew(here) as crew:
        lines = max(200, of(2000, share))
        report = asyncio.run(workers.share_a_batch(cluster.database(), crew, lines, service, 2, 3))
    return report.told("2 servers and 3 workers on Postgres"), len(report.faults)


BATTERIES: dict[str, Callable[[float], tuple[str, int]]] = {
    "kills": kills,
    "stops": stops,
    "duplicates": same_sqlite,
    "duplicates-postgres": same_postgres,
    "workers": shared,
}


def main() -> None:
    """Run them, print a table, exit 1 where there was a fault."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--share", type=float, default=1.0, help="part of the full numbers, 0 to 1")
    parser.add_argument("--only", choices=BATTERIES, action="append", help="one battery; may be said again")
    parser.add_argument("--page", action="store_true", help="write docs/proofs.md")
    asked = parser.parse_args()
    results = [_run(name, asked.share) for name in BATTERIES if name in (asked.only or BATTERIES)]
    table = Table("battery", "what it showed", "faults", "took")
    for result in results:
        table.add_row(result.name, result.told, str(result.faults), f"{result.took_s:.0f} s")
    Console().print(table)
    if asked.page:
        PAGE.write_text(page(results), encoding="utf-8")
    raise SystemExit(1 if any(result.faults for result in results) else 0)


def _run(name: str, share: float) -> Result:
    began = time.monotonic()
    told, faults = BATTERIES[name](share)
    return Result(name, told, faults, time.monotonic() - began)


def page(results: list[Result]) -> str:
    """The last run, in Markdown."""
    rows = "\n".join(f"| `{r.name}` | {r.told.splitlines()[0]} | {r.took_s:.0f} s |" for r in results)
    head = PAGE.read_text(encoding="utf-8").partition("<!-- last run -->")[0]
    day, cores = datetime.now(UTC).date().isoformat(), os.cpu_count()
    table = f"| battery | what it showed | took |\n| --- | --- | --- |\n{rows}"
    return f"{head}<!-- last run -->\n\nLast run: {day}, on {cores} cores.\n\n{table}\n"


if __name__ == "__main__":
    main()
