"""Starts `softanswer worker` and `softanswer serve` as processes over one database, for tests and proofs."""

import asyncio
import re
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self

from scripts.prove.process import SOFTANSWER, Process
from scripts.prove.server import free_port

LOOK_S = 0.02
"""Seconds between two looks at what a process does."""

READY_S = 60.0
"""Seconds that a process may take until it does jobs, on a machine that is busy."""

_ID = re.compile(r'"jobs_begun", "worker": "([0-9a-f]{32})"')


class Hand:
    """One process. `id` is what it calls itself where jobs are kept."""

    def __init__(self, process: Process, port: int | None) -> None:
        self.process = process
        self.port = port

    @property
    def id(self) -> str | None:
        """None until it does jobs."""
        found = _ID.search(self._said())
        return found[1] if found else None

    def wait_ready(self) -> Self:
        """Wait until it does jobs."""
        end = time.monotonic() + READY_S
        while self.id is None:
            if self.process.ended or time.monotonic() > end:
                raise RuntimeError(f"it does no jobs: {self._said()}")
            time.sleep(0.05)
        return self

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()

    async def kill_when(self, true: Callable[[], Awaitable[bool]], seconds: float) -> bool:
        """Kill it while something is true: it is held still for each look. Whether that came within `seconds`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.process.send(signal.SIGSTOP)
            if await true():
                self.kill()
                return True
            self.process.send(signal.SIGCONT)
            await asyncio.sleep(LOOK_S)
        return False

    def end(self, seconds: float = 30.0) -> int | None:
        """Ask it to end; its exit code."""
        return self.process.end(seconds=seconds)

    def _said(self) -> str:
        return self.process.log.read_text(encoding="utf-8")


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
        return self._begun("worker", database, settings, None)

    def server(self, database: str, **settings: str) -> Hand:
        """A server on a free port, which does jobs inside."""
        port = free_port()
        return self._begun("serve", database, {"PORT": str(port), **settings}, port)

    def _begun(self, name: str, database: str, settings: dict[str, str], port: int | None) -> Hand:
        given = {"DATABASE_URL": database, "ENGINE": "builtin", **settings}
        log = self._folder / f"{name}-{len(self._hands)}.log"
        hand = Hand(Process((*SOFTANSWER, name), given, log), port)
        hand.process.begin()
        self._hands.append(hand)
        return hand
