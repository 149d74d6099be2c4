"""A real server in a process of its own, that can be killed and started again."""

import asyncio
import random
import signal
import socket
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx2

from scripts.prove.process import SOFTANSWER, Process

SERVE = (*SOFTANSWER, "serve")


LISTENED_ON = range(20_000, 32_000)
"""Below the ports that systems give to who calls out: while a server is down, its own caller may be given its port."""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    # As random as can be, not seeded: others look for one at the same time.
    for port in random.SystemRandom().sample(LISTENED_ON, 100):
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("a hundred ports were tried, and none is free")


class Server:
    """`softanswer serve`, or another command that listens on SOFTANSWER_PORT, with settings of its own."""

    def __init__(self, settings: Mapping[str, str], folder: Path, command: Sequence[str] = SERVE) -> None:
        self.port = free_port()
        given = {**settings, "PORT": str(self.port)}
        self.process = Process(command, given, folder / f"server-{self.port}.log")

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self, within_s: float = 60) -> float:
        """Start it; returns the seconds until it said that it is ready."""
        began = time.perf_counter()
        self.process.begin()
        async with httpx2.AsyncClient(timeout=2) as client:
            while time.perf_counter() - began < within_s:
                if await _ready(client, self.url):
                    return time.perf_counter() - began
                if self.process.ended:
                    break
                await asyncio.sleep(0.02)
        self.kill()
        raise AssertionError(f"the server did not get ready; see {self.process.log}")

    def kill(self) -> None:
        """`kill -9`: no goodbye."""
        self.process.kill()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Send a signal and wait for the end."""
        self.process.end(how)


async def _ready(client: httpx2.AsyncClient, url: str) -> bool:
    try:
        return (await client.get(f"{url}/readyz")).status_code == 200
    except httpx2.HTTPError:
        return False
