"""How much there is to do, for those who count: looked up when somebody asks, and never waited for long."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from app.errors import SoftanswerError
from app.model.later import Outstanding
from app.store.interface import Store
from app.telemetry.interface import Waiting

LOOK_S = 1.0
"""Seconds that a look may take; what was not seen by then is left out."""


class Figures(Protocol):
    """What the jobs tell of themselves."""

    @property
    def waiting(self) -> int:
        """Jobs that could begin."""

    @property
    def later(self) -> int:
        """Jobs that wait for their time."""

    @property
    def running(self) -> int:
        """Jobs that somebody does now."""

    @property
    def failed(self) -> int:
        """Jobs that were given up in the last days."""


class Waits:
    """Looks into the store, and at the jobs where some are run here."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        jobs: Callable[[], Awaitable[Figures]] | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._jobs = jobs

    async def look(self) -> Waiting:
        """What there is to do now; None for what cannot be seen now."""
        (due, kept), jobs = await asyncio.gather(self._kept(), self._figures())
        return Waiting(
            jobs_waiting=jobs.waiting if jobs else None,
            jobs_later=jobs.later if jobs else None,
            jobs_running=jobs.running if jobs else None,
            jobs_failed=jobs.failed if jobs else None,
            follow_ups_due=due,
            drafts_to_come=kept.drafts if kept else None,
            notes_waiting=kept.notes if kept else None,
            notes_dead=kept.notes_dead if kept else None,
        )

    async def _kept(self) -> tuple[int | None, Outstanding | None]:
        try:
            async with asyncio.timeout(LOOK_S), self._store.view() as records:
                return await records.follow_ups.count_due(self._clock()), await records.notes.count()
        except (SoftanswerError, TimeoutError):
            return None, None

    async def _figures(self) -> Figures | None:
        if self._jobs is None:
            return None
        try:
            async with asyncio.timeout(LOOK_S):
                return await self._jobs()
        except (SoftanswerError, TimeoutError):
            return None
