"""What all batteries that ruin something under load share: a report, and waiting for the next acknowledged draft."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.bootstrap_records import build_store
from app.settings import Settings
from scripts.prove.history import History, Kept, faults
from scripts.prove.load import Load

LEASE_S = 3
"""Deadline of a draft in these runs: a claim whose holder was killed is taken over soon after it."""

PATIENCE_S = 60
"""How long the next acknowledged draft may be waited for before a run is given up."""


@dataclass
class Report:
    """What a run showed. `ready_s`: seconds until it worked again, each time."""

    times: int
    acknowledged: int = 0
    outcomes: int = 0
    kept: int = 0
    ready_s: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def judge(self, history: History, kept: list[Kept]) -> "Report":
        """The same with what clients were told held against what is kept."""
        self.acknowledged, self.outcomes = len(history.drafts), len(history.outcomes)
        self.kept, self.faults = len(kept), faults(history, kept)
        return self

    def told(self, what: str) -> str:
        """One line of figures, and the first faults."""
        ready = sorted(self.ready_s) or [0.0]
        line = (
            f"{self.times} {what}, {self.acknowledged} drafts and {self.outcomes} outcomes acknowledged, {self.kept} "
            f"drafts kept, working again in {ready[len(ready) // 2]:.1f} s (median), {ready[-1]:.1f} s (most): "
            f"{len(self.faults)} faults"
        )
        return "\n  ".join([line, *self.faults[:20]])


async def first_answer(load: Load, clients: "asyncio.Task[None]") -> None:
    """Wait for the next acknowledged draft, or for the clients' own crash."""
    waiting = asyncio.create_task(load.answered())
    await asyncio.wait({waiting, clients}, timeout=PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
    if clients.done():
        clients.result()
    if not waiting.done():
        waiting.cancel()
        raise AssertionError(f"no draft was acknowledged in {PATIENCE_S} s")


async def kept_in(url: str) -> list[Kept]:
    """All drafts of a store, read past every server."""
    store = build_store(Settings(database_url=url))
    await store.open()
    try:
        async with store.view() as records:
            began, end = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
            return [Kept.of(record) async for record in records.drafts.between(began, end)]
    finally:
        await store.close()
