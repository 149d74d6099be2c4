"""Which processes live, told by whether their heartbeat moves: clocks of other machines are not compared with ours."""

from collections.abc import Iterable
from datetime import datetime

from app.model.record import Worker

BEAT_S = 2.0
"""Seconds between two heartbeats of a process."""

STALE_S = 10.0
"""Seconds without a heartbeat after which a process counts as dead."""

LONG_GONE_S = 60.0
"""Seconds of age at which a heartbeat needs no watching; clocks are further apart than that nowhere."""


class Watch:
    """Remembers when each heartbeat was last seen to move. Times are seconds of one steady clock."""

    def __init__(self) -> None:
        self._moved: dict[str, tuple[datetime, float]] = {}

    def see(self, workers: Iterable[Worker], steady: float) -> None:
        """Take in what the store says at that time."""
        listed = {worker.id: worker.beat_at for worker in workers}
        self._moved = {
            name: self._moved[name]
            if name in self._moved and self._moved[name][0] == beat
            else (beat, steady)
            for name, beat in listed.items()
        }

    def alive(self, steady: float, now: datetime) -> frozenset[str]:
        """The ids of those whose heart beats."""
        return frozenset(
            name
            for name, (beat, moved) in self._moved.items()
            if steady - moved < STALE_S and (now - beat).total_seconds() < LONG_GONE_S
        )
