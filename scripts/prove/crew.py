"""Starts `softanswer worker` and `softanswer serve` as processes over one database, for tests and proofs."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Self

READY_S = 60.0
"""Seconds that a process may take until it does jobs, on a machine that is busy."""

_ID = re.compile(r'"jobs_begun", "worker": "([0-9a-f]{32})"')


class Hand:
    """One process. `id` is what it calls itself where jobs are kept."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path, port: int | None) -> None:
        self.process = process
        self.log = log
        self.port = port

    @property
    def id(self) -> str | None:
        """None until it does jobs."""
        found = _ID.search(self.log.read_text(encoding="utf-8"))
        return (found[1] or found[2]) if found else None

    def wait_ready(self) -> Self:
        """Wait until it does jobs."""
        end = time.monotonic() + READY_S
        while self.id is None:
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"it does no jobs: {self.log.read_text(encoding='utf-8')}")
            time.sleep(0.05)
        return self

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def end(self, seconds: float = 30.0) -> int:
        """Ask it to end; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)


class Crew:
    """The processes of one run; all are killed when it is left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hands: list[Hand] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._hands:
            hand.kill()

    def worker(self, database: str, **settings: str) -> Hand:
        """A worker."""
        return self._start(["worker"], database, settings, None)

    def server(self, database: str, **settings: str) -> Hand:
        """A server on a free port, which does jobs inside."""
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        return self._start(["serve", "--port", str(port)], database, settings, port)

    def _start(self, command: list[str], database: str, settings: dict[str, str], port: int | None) -> Hand:
        plain = {name: value for name, value in os.environ.items() if not name.startswith("SOFTANSWER_")}
        ours = {"DATABASE_URL": database, "ENGINE": "builtin", **settings}
        log = self._folder / f"{command[0]}-{len(self._hands)}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "app", *command],
                env=plain | {f"SOFTANSWER_{name}": value for name, value in ours.items()},
                cwd=Path(__file__).resolve().parent.parent.parent,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )
        hand = Hand(process, log, port)
        self._hands.append(hand)
        return hand
