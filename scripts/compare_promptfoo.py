"""Times `softanswer eval` in replay beside promptfoo on the same 50 cases with five checks each.

    python scripts/compare_promptfoo.py --promptfoo "npx promptfoo" [--runs 5]

promptfoo asks a server on this machine that answers at once, with the golden reply of each case; it is then run again
from its warm cache. Softanswer replays the same replies from a file of recordings and checks all of its guidelines; it
too is run with its cache off, and then again where nothing has changed. Printed are the median wall time and the
largest resident set of each, and each time beside that of the run of Softanswer which did the same (cold, warm).
promptfoo is installed with `npm install promptfoo`; where it is not at hand, Softanswer alone is timed, which is said.
"""

import argparse
import asyncio
import json
import os
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from app.bootstrap import build_exchange, load_guidelines
from app.promptci.case import PromptCase
from app.promptci.suite import load_suite
from app.settings import read_settings

ROOT = Path(__file__).resolve().parent.parent
CASES = 50
LAUNCHER = """
import os, sys, time
started = time.perf_counter()
quiet = os.open(os.devnull, os.O_WRONLY)
actions = [(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, _, usage = os.wait4(child, 0)
print(time.perf_counter() - started, usage.ru_maxrss)
"""
SOFTANSWER = (sys.executable, "-m", "app")


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    given.add_argument("--promptfoo", default="promptfoo", help="the command (default: promptfoo)")
    given.add_argument("--runs", type=int, default=5)
    options = given.parse_args()
    command = shlex.split(options.promptfoo)
    cases = chosen()
    rows: list[tuple[str, list[float], float]] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        replayed = replay(cases, folder)
        cold = [*replayed, "--no-cache"]
        rows.append(("softanswer eval --engine replay --no-cache", *timed(cold, options.runs, folder)))
        subprocess.run(replayed, cwd=folder, env=quiet(folder), check=False, capture_output=True)
        rows.append(("softanswer eval --engine replay, warm cache", *timed(replayed, options.runs, folder)))
        if shutil.which(command[0]):
            server = serve(cases)
            config = written_config(cases, folder, server.server_port)
            run = [*command, "eval", "-c", str(config), "--no-progress-bar", "--no-table"]
            rows.append(("promptfoo eval --no-cache", *timed([*run, "--no-cache"], options.runs, folder)))
            subprocess.run(run, cwd=folder, env=quiet(folder), check=False, capture_output=True)
            rows.append(("promptfoo eval, warm cache", *timed(run, options.runs, folder)))
            server.shutdown()
        else:
            print(f"{command[0]} is not installed: softanswer alone is timed", file=sys.stderr)
    show(rows)
    return 0


def chosen() -> Sequence[PromptCase]:
    guidelines = load_guidelines(read_settings({}))
    suite = load_suite([ROOT / "tests" / "prompt_cases"], [g.id for g in guidelines])
    return [case for case in suite if case.kind == "mft" and case.goldens][:CASES]


def replay(cases: Sequence[PromptCase], folder: Path) -> list[str]:
    """Records the golden replies as a model's answers; returns the command that replays them."""
    lines, recordings = folder / "cases.jsonl", folder / "recordings.jsonl"
    table = (
        {"id": c.id, "brief": c.brief.model_dump(mode="json", exclude={"id"}, by_alias=True)} for c in cases
    )
    lines.write_text("".join(json.dumps(line) + "\n" for line in table), encoding="utf-8")
    told: list[dict[str, Any]] | None = None
    while told is None or told:  # a reply that misses something asks for its repair, and only then
        exchange = build_exchange(read_settings({}), recordings, "golden replies, to time a replay")
        told = [
            {"custom_id": line["custom_id"], "answer": answer(case)}
            for case in track(cases, "recording", transient=True)
            for line in asyncio.run(exchange.requests(case.brief))
        ]
        exchange.take(told)
    replayed = [*SOFTANSWER, "eval", str(lines), "--engine", "replay", "--recordings", str(recordings)]
    baseline = ["--baseline", str(folder / "baseline.json")]
    subprocess.run(
        [*replayed, *baseline, "--update-baseline", "--samples", "1"], check=False, capture_output=True
    )
    return [*replayed, *baseline, "--samples", "1"]


def answer(case: PromptCase) -> dict[str, Any]:
    understanding = {"language": "en", "calm_summary": "a complaint", "asks": []}
    subject = "Your message" if case.brief.channel == "email" else None
    return {"understanding": understanding, "subject": subject, "reply": case.goldens[0].reply, "claims": []}


def serve(cases: Sequence[PromptCase]) -> ThreadingHTTPServer:
    """A chat endpoint that answers each case's message with its golden reply, at once."""
    replies = {case.brief.message: case.goldens[0].reply for case in cases}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            message = body["messages"][-1]["content"]
            told = {"role": "assistant", "content": replies.get(message, "?")}
            usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
            choices = [{"index": 0, "message": told, "finish_reason": "stop"}]
            raw = json.dumps(
                {"id": "1", "object": "chat.completion", "choices": choices, "usage": usage}
            ).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: Any) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def written_config(cases: Sequence[PromptCase], folder: Path, port: int) -> Path:
    """Five checks that need no model, as its tutorials write them."""
    checks = [
        {"type": "not-icontains", "value": "your own fault"},
        {"type": "not-icontains", "value": "as an AI"},
        {"type": "regex", "value": r"(?i)(dear|hello|hi|hey|thank|\w)"},
        {"type": "javascript", "value": "output.split(/\\s+/).length >= 20"},
        {"type": "not-contains", "value": "[confirm"},
    ]
    config = {
        "prompts": ["{{message}}"],
        "providers": [
            {"id": "openai:chat:stub", "config": {"apiBaseUrl": f"http://127.0.0.1:{port}/v1", "apiKey": "x"}}
        ],
        "defaultTest": {"assert": checks},
        "tests": [{"vars": {"message": case.brief.message}} for case in cases],
    }
    path = folder / "promptfooconfig.json"
    path.write_text(json.dumps(config), encoding="utf-8")
    return path


def timed(command: Sequence[str], runs: int, folder: Path) -> tuple[list[float], float]:
    """Wall seconds of each run, and the largest resident set of any process of them (MB)."""
    seconds, most = [], 0.0
    told = command[-1] if command[0] == sys.executable else command[0]
    for _ in track(range(runs), told, transient=True):
        # A small process starts it: the resident set of a child begins with that of whoever starts it.
        done = subprocess.run(
            [sys.executable, "-S", "-c", LAUNCHER, *command],
            cwd=folder,
            env=quiet(folder),
            check=True,
            capture_output=True,
        )
        took, resident = done.stdout.split()
        seconds.append(float(took))
        most = max(most, float(resident) / 1024)
    return seconds, most


def quiet(folder: Path) -> dict[str, str]:
    settings = {k: v for k, v in os.environ.items() if not k.startswith("SOFTANSWER_")}
    # An installed program has its modules compiled; this would have them compiled anew in every run.
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    off = {f"PROMPTFOO_DISABLE_{name}": "1" for name in ("TELEMETRY", "UPDATE", "REMOTE_GENERATION")}
    return {**settings, **off, "PROMPTFOO_CONFIG_DIR": str(folder / "promptfoo"), "PYTHONPATH": str(ROOT)}


def show(rows: Sequence[tuple[str, list[float], float]]) -> None:
    table = Table("run", "wall, median s", "min-max", "resident MB", "of ours", title=f"{CASES} cases")
    ours = [statistics.median(seconds) for _, seconds, _ in rows[:2]]
    for at, (name, seconds, memory) in enumerate(rows):
        middle, same = statistics.median(seconds), ours[at % 2]
        spread = f"{min(seconds):.2f}-{max(seconds):.2f}"
        table.add_row(name, f"{middle:.2f}", spread, f"{memory:.0f}", f"{middle / same:.1f}")
    Console().print(table)
    print(f"children in all: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime:.0f} s of processor time")


if __name__ == "__main__":
    sys.exit(main())
