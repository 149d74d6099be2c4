"""Times the steps of a draft, the start of command and server, and the store: `make bench`."""

import argparse
import asyncio
import json
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.bootstrap import build_service
from app.model.brief import Brief
from app.settings import read_settings
from scripts.bench_page import bench_page
from scripts.bench_store import bench_store

HERE = Path(__file__).resolve().parent.parent
CASES = HERE / "tests" / "data" / "briefs.jsonl"


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=("drafts", "start", "store", "page"))
    parser.add_argument("--kept", type=int, default=100_000, help="drafts in the store")
    args = parser.parse_args()
    console = Console()
    if args.only in {None, "store"}:
        bench_store(console, args.kept, saves=200)
    if args.only in {None, "page"}:
        bench_page(console)
    if args.only in {"store", "page"}:
        return 0
    briefs = [
        Brief.model_validate(json.loads(line)) for line in CASES.read_text(encoding="utf-8").splitlines()
    ]
    if args.only in {None, "drafts"}:
        asyncio.run(_bench_drafts(console, briefs, args.rounds))
    if args.only in {None, "start"}:
        _bench_start(console, args.rounds)
    return 0


async def _bench_drafts(console: Console, briefs: list[Brief], rounds: int) -> None:
    service = build_service(read_settings({"SOFTANSWER_ENGINE": "builtin"}))
    for brief in briefs:
        await service.draft(brief)
    laps: dict[str, list[float]] = {}
    began = time.perf_counter()
    for brief in briefs * rounds:
        start = time.perf_counter()
        draft = await service.draft(brief)
        laps.setdefault("whole draft", []).append((time.perf_counter() - start) * 1000)
        for step, lap in draft.timings_ms.items():
            laps.setdefault(step, []).append(lap)
    seconds = time.perf_counter() - began
    table = Table(
        title=f"{len(briefs) * rounds} drafts, one core: {len(briefs) * rounds / seconds:.0f} drafts a second"
    )
    for column in ("step", "p50 ms", "p95 ms", "max ms"):
        table.add_column(column, justify="left" if column == "step" else "right")
    for step, times in laps.items():
        ordered = sorted(times)
        p95 = ordered[int(len(ordered) * 0.95)]
        table.add_row(step, f"{statistics.median(times):.2f}", f"{p95:.2f}", f"{ordered[-1]:.2f}")
    console.print(table)


def _bench_start(console: Console, rounds: int) -> None:
    command = str(Path(sys.executable).parent / "softanswer")
    table = Table(title=f"whole processes, {rounds} runs each")
    for column in ("what", "median s", "min s", "max s"):
        table.add_column(column, justify="left" if column == "what" else "right")
    runs = {
        "softanswer --help": lambda: _process([command, "--help"]),
        "softanswer draft, one message": lambda: _process(
            [command, "draft", "-"], "My parcel never came and I am furious."
        ),
        "server ready": lambda: _server(command),
        "python -c pass, for scale": lambda: _process([sys.executable, "-c", "pass"]),
    }
    for what, run in runs.items():
        run()
        times = [run() for _ in range(rounds)]
        table.add_row(what, f"{statistics.median(times):.2f}", f"{min(times):.2f}", f"{max(times):.2f}")
    console.print(table)


def _process(command: list[str], text: str = "") -> float:
    start = time.perf_counter()
    subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return time.perf_counter() - start


def _server(command: str) -> float:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    start = time.perf_counter()
    server = subprocess.Popen(
        [command, "serve", "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while time.perf_counter() - start < 30:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1).read()
                return time.perf_counter() - start
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.01)
        raise SystemExit("the server did not get ready within 30 seconds")
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    sys.exit(main())
