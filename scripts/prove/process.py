"""A command of ours in a process of its own, with settings of its own, that can be ended and begun again."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SOFTANSWER = (sys.executable, "-m", "app")
HERE = Path(__file__).resolve().parents[2]


@dataclass
class Process:
    """What it says goes to `log`, behind what it said before. `settings` are named without their prefix."""

    command: Sequence[str]
    settings: Mapping[str, str]
    log: Path
    running: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start it; it need not be ready when this returns."""
        # Nothing that is set here for another process may get into this one.
        plain = {name: value for name, value in os.environ.items() if not name.startswith("SOFTANSWER_")}
        given = {f"SOFTANSWER_{name}": value for name, value in self.settings.items()}
        with self.log.open("ab") as out:
            self.running = subprocess.Popen(
                self.command, env=plain | given, cwd=HERE, stdin=subprocess.DEVNULL, stdout=out, stderr=out
            )

    @property
    def pid(self) -> int:
        """Its number; it must have been begun."""
        assert self.running is not None
        return self.running.pid

    @property
    def ended(self) -> bool:
        """Whether it is not there (any more)."""
        return self.running is None or self.running.poll() is not None

    def kill(self) -> None:
        """`kill -9`: no goodbye."""
        self.end(signal.SIGKILL)

    def send(self, what: signal.Signals) -> None:
        """A signal that it goes on after; nothing where it is not there."""
        if self.running is not None and not self.ended:
            self.running.send_signal(what)

    def end(self, how: signal.Signals = signal.SIGTERM, seconds: float = 30) -> int | None:
        """Send a signal and wait for the end; its exit code, None where it did not run."""
        if self.running is None:
            return None
        if not self.ended:
            self.running.send_signal(how)
        return self.running.wait(seconds)
