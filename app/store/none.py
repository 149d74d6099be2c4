"""A store that keeps nothing: what is given to it is forgotten at once, and every list is empty.

Only claims are held, in the memory of this process, so that a request that is sent twice is not worked on twice.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from typing import Any

from app.errors import ConfigurationError
from app.model.erasure import Unreached
from app.model.insights import WeekMark
from app.model.record import (
    AuditEntry,
    Batch,
    BatchLine,
    BatchState,
    CustomerRecord,
    DraftFilter,
    DraftLine,
    DraftRecord,
    Figures,
    FollowUp,
    Key,
    OutcomeRecord,
    Page,
    Worker,
)
from app.store.cursors import place_of
from app.store.interface import Records, StoreState
from app.store.memory_claims import HeldClaims, MemoryClaims
from app.store.none_outstanding import HOW, NoLater, NoNotes

_NO_DRAFTS: tuple[DraftRecord, ...] = ()
_NO_LINES: tuple[BatchLine, ...] = ()


class NoStore:
    """See `app.store.interface.Store`."""

    keeps = False

    def __init__(self) -> None:
        self._held = HeldClaims()

    async def open(self) -> None:
        """Nothing has to be there."""

    def transaction(self) -> AbstractAsyncContextManager[Records]:
        """Its claims are held when it is left, or given back when it is left by an error."""
        return self._records()

    def view(self) -> AbstractAsyncContextManager[Records]:
        """The same: there is nothing to be seen."""
        return self._records()

    @asynccontextmanager
    async def _records(self) -> AsyncIterator[Records]:
        claims = MemoryClaims(self._held)
        try:
            yield Records(
                drafts=NoDrafts(),
                follow_ups=NoFollowUps(),
                customers=NoCustomers(),
                keys=NoKeys(),
                claims=claims,
                audit=NoAudit(),
                batches=NoBatches(),
                workers=NoWorkers(),
                later=NoLater(),
                notes=NoNotes(),
            )
        except BaseException:
            claims.take_back()
            raise

    async def scrub(self) -> tuple[Unreached, ...]:
        """There are no files."""
        return ()

    async def state(self) -> StoreState:
        """Nothing can be wrong with it."""
        return StoreState("nothing is kept", there=True)

    async def close(self) -> None:
        """There are no connections."""


def _empty(cursor: str | None) -> Page[Any]:
    if cursor:
        place_of(cursor)
    return Page[Any](items=())


class NoDrafts:
    """No drafts."""

    async def add(self, record: DraftRecord) -> None:
        """Forget it."""

    async def get(self, draft_id: str, *, hold: bool = False) -> DraftRecord | None:
        """None."""

    async def list(self, wanted: DraftFilter, cursor: str | None = None, limit: int = 50) -> Page[DraftLine]:
        """An empty page."""
        return _empty(cursor)

    async def set_outcome(self, draft_id: str, outcome: OutcomeRecord, figures: Figures) -> bool:
        """There is no such draft."""
        return False

    async def between(self, since: datetime, until: datetime) -> AsyncIterator[DraftRecord]:
        """None of them."""
        for record in _NO_DRAFTS:
            yield record

    async def figures(self, since: datetime, until: datetime) -> AsyncIterator[DraftRecord]:
        """None of them."""
        for record in _NO_DRAFTS:
            yield record

    async def marks(self, since: datetime, until: datetime) -> tuple[WeekMark, ...]:
        """None of them."""
        return ()

    async def of_customer(self, ref: str, limit: int = 20) -> tuple[DraftRecord, ...]:
        """None of them."""
        return ()

    async def forget_texts(self, before: datetime) -> int:
        """There are none."""
        return 0


class NoFollowUps:
    """No follow-ups."""

    async def add(self, follow_ups: Sequence[FollowUp]) -> None:
        """Forget them."""

    async def get(self, follow_up_id: str) -> FollowUp | None:
        """None."""

    async def due(self, until: datetime, cursor: str | None = None, limit: int = 50) -> Page[FollowUp]:
        """An empty page."""
        return _empty(cursor)

    async def count_due(self, until: datetime) -> int:
        """None of them."""
        return 0

    async def of_customer(self, ref: str) -> tuple[FollowUp, ...]:
        """None of them."""
        return ()

    async def of_draft(self, draft_id: str) -> tuple[FollowUp, ...]:
        """None of them."""
        return ()

    async def replace(self, follow_up: FollowUp) -> bool:
        """There is no such one."""
        return False


class NoCustomers:
    """No customers."""

    async def seen(self, ref: str, at: datetime, *, abusive: bool) -> None:
        """Forget it."""

    async def rated(self, ref: str, rating: int, before: int | None = None) -> None:
        """Forget it."""

    async def get(self, ref: str) -> CustomerRecord | None:
        """Nothing is known."""

    async def erase(self, ref: str, at: datetime) -> tuple[str, ...]:
        """There is nothing to take away."""
        return ()


class NoKeys:
    """No keys: one that could be made would be gone at once, so it is refused."""

    async def add(self, key: Key, digest: str) -> None:
        """Refuse it."""
        raise ConfigurationError([f"keys cannot be kept: {HOW}"])

    async def find(self, digest: str) -> Key | None:
        """None."""

    async def list(self) -> tuple[Key, ...]:
        """None of them."""
        return ()

    async def used(self, key_id: str, at: datetime) -> None:
        """Forget it."""

    async def expire(self, key_id: str, at: datetime) -> bool:
        """There is no such key."""
        return False

    async def revoke(self, key_id: str, at: datetime) -> bool:
        """There is no such key."""
        return False


class NoAudit:
    """No audit trail."""

    async def add(self, entry: AuditEntry) -> None:
        """Forget it."""

    async def list(self, cursor: str | None = None, limit: int = 50) -> Page[AuditEntry]:
        """An empty page."""
        return _empty(cursor)


class NoBatches:
    """No batches: their briefs would be gone at once, so they are refused."""

    async def add(self, batch: Batch, briefs: Sequence[str]) -> None:
        """Refuse it."""
        raise ConfigurationError([f"a batch cannot be kept: {HOW}"])

    async def get(self, batch_id: str) -> Batch | None:
        """None."""

    async def list(self, cursor: str | None = None, limit: int = 50) -> Page[Batch]:
        """An empty page."""
        return _empty(cursor)

    async def line(self, batch_id: str, number: int) -> BatchLine | None:
        """None."""

    async def open_lines(self, batch_id: str, limit: int = 1000) -> tuple[int, ...]:
        """None of them."""
        return ()

    async def finish(self, batch_id: str, line: BatchLine, at: datetime) -> bool:
        """There is no such line."""
        return False

    async def begin(self, batch_id: str, number: int) -> int | None:
        """There is no such line."""

    async def take_back(self, batch_id: str, number: int) -> None:
        """There is no such line."""

    async def results(self, batch_id: str) -> AsyncIterator[BatchLine]:
        """None of them."""
        for line in _NO_LINES:
            yield line

    async def end(self, batch_id: str, state: BatchState, at: datetime) -> bool:
        """It is not running."""
        return False


class NoWorkers:
    """No workers."""

    async def beat(self, worker: Worker) -> None:
        """Forget it."""

    async def list(self) -> tuple[Worker, ...]:
        """None of them."""
        return ()

    async def gone(self, worker_id: str) -> None:
        """It is not there."""
