"""A real server in a process of its own, that can be killed and started again."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

SERVE = (sys.executable, "-m", "app", "serve")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@dataclass
class Server:
    """`softanswer serve`, or another command that listens on SOFTANSWER_PORT, with settings of its own."""

    settings: Mapping[str, str]
    folder: Path
    command: Sequence[str] = SERVE
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self, within_s: float = 60) -> float:
        """Start it; returns the seconds until it said that it is ready."""
        given = {f"SOFTANSWER_{name}": value for name, value in self.settings.items()}
        # Nothing that is set here for another server may get into this one.
        plain = {name: value for name, value in os.environ.items() if not name.startswith("SOFTANSWER_")}
        environment = {**plain, **given, "SOFTANSWER_PORT": str(self.port)}
        began = time.perf_counter()
        log = (self.folder / f"server-{self.port}.log").open("ab")
        with log:
            self.process = subprocess.Popen(self.command, env=environment, stdout=log, stderr=log)  # noqa: ASYNC220 - it is only begun here
        async with httpx2.AsyncClient(timeout=2) as client:
            while time.perf_counter() - began < within_s:
                if await _ready(client, self.url):
                    return time.perf_counter() - began
                if self.process.poll() is not None:
                    break
                await asyncio.sleep(0.02)
        self.kill()
        raise AssertionError(f"the server did not get ready; see {log.name}")

    def kill(self) -> None:
        """`kill -9`: no goodbye."""
        self.stop(signal.SIGKILL)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Send a signal and wait for the end."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(30)
            self.process = None


async def _ready(client: httpx2.AsyncClient, url: str) -> bool:
    try:
        return (await client.get(f"{url}/readyz")).status_code == 200
    except httpx2.HTTPError:
        return False
