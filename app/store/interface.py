"""What the house needs of a store. All work goes through transactions: all of one is kept, durably, or nothing.

Times are aware datetimes and come in by argument: a store reads no clock. Every store passes tests/store.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.model.erasure import Unreached
from app.model.insights import WeekMark
from app.model.later import NOTHING, Outstanding
from app.model.record import (
    Answer,
    AuditEntry,
    Batch,
    BatchLine,
    BatchState,
    Claim,
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
from app.store.outstanding import Later, Notes


class Drafts(Protocol):
    """Drafts with their outcomes."""

    async def add(self, record: DraftRecord) -> None:
        """Keep a draft. Raises ValueError where its id is not new."""

    async def get(self, draft_id: str, *, hold: bool = False) -> DraftRecord | None:
        """A draft with its outcome; with `hold` nobody else can change it until the transaction ends."""

    async def list(self, wanted: DraftFilter, cursor: str | None = None, limit: int = 50) -> Page[DraftLine]:
        """The newest first. Raises InputError for a cursor that is not ours."""

    async def set_outcome(self, draft_id: str, outcome: OutcomeRecord, figures: Figures) -> bool:
        """Keep what became of a draft, over what was said before; False where there is no such draft."""

    def between(self, since: datetime, until: datetime) -> AsyncIterator[DraftRecord]:
        """Every draft of a period with its outcome, the oldest first, read in parts."""

    def figures(self, since: datetime, until: datetime) -> AsyncIterator[DraftRecord]:
        """The same without any text: `brief`, `draft`, `passages` and the outcome's texts are left out."""

    async def marks(self, since: datetime, until: datetime) -> tuple[WeekMark, ...]:
        """One for each week (from Monday, UTC) in which drafts of a period were made, the oldest first."""

    async def of_customer(self, ref: str, limit: int = 20) -> tuple[DraftRecord, ...]:
        """What is kept of a customer, the newest first."""

    async def forget_texts(self, before: datetime) -> int:
        """Take the texts of older drafts, their outcomes, follow-ups and answers away; the figures stay."""


class FollowUps(Protocol):
    """What is to be come back to."""

    async def add(self, follow_ups: Sequence[FollowUp]) -> None:
        """Keep them; their ids must be new."""

    async def get(self, follow_up_id: str) -> FollowUp | None:
        """One of them."""

    async def due(self, until: datetime, cursor: str | None = None, limit: int = 50) -> Page[FollowUp]:
        """Open ones that are due by then, the most urgent first."""

    async def count_due(self, until: datetime) -> int:
        """How many are open and due by then."""

    async def of_customer(self, ref: str) -> tuple[FollowUp, ...]:
        """All of one customer, the oldest first."""

    async def of_draft(self, draft_id: str) -> tuple[FollowUp, ...]:
        """All of one draft."""

    async def replace(self, follow_up: FollowUp) -> bool:
        """Keep its new state; False where there is no such one."""


class Customers(Protocol):
    """References and counts."""

    async def seen(self, ref: str, at: datetime, *, abusive: bool) -> None:
        """Count one contact."""

    async def rated(self, ref: str, rating: int, before: int | None = None) -> None:
        """Count one rating, in place of the one `before` it where the same draft was rated already."""

    async def get(self, ref: str) -> CustomerRecord | None:
        """What is known."""

    async def erase(self, ref: str, at: datetime) -> tuple[str, ...]:
        """Take away everything of this customer: counts, drafts (also those to come), outcomes, follow-ups, notes,
        answers, batch lines.

        Lines of batches keep their number and an error that says so; those still to do count as failed at that time.
        Returns the ids of the drafts that are gone, for whoever else holds something under them.
        """


class Keys(Protocol):
    """API keys by the SHA-256 of their secret."""

    async def add(self, key: Key, digest: str) -> None:
        """Keep a key."""

    async def find(self, digest: str) -> Key | None:
        """The key of a secret, also one that is revoked or expired."""

    async def list(self) -> tuple[Key, ...]:
        """All of them, the newest first."""

    async def used(self, key_id: str, at: datetime) -> None:
        """Note when it was last used."""

    async def expire(self, key_id: str, at: datetime) -> bool:
        """Let it end at that time, unless it ends sooner; False where there is no such key."""

    async def revoke(self, key_id: str, at: datetime) -> bool:
        """End it now; False where there is no such key or it was ended before."""


class Claims(Protocol):
    """Idempotency keys: who works on a request, and what was answered."""

    async def claim(
        self, scope: str, key: str, fingerprint: str, holder: str, now: datetime, until: datetime
    ) -> Claim:
        """Lay claim to a key of a scope for the work of `holder`, until a time at which others may take it over.

        `fingerprint` tells bodies apart. One holder at a time gets `ours`, over all processes.
        """

    async def settle(self, scope: str, key: str, holder: str, answer: Answer) -> bool:
        """Keep the answer; False where the claim is not this holder's any more: then roll everything back."""

    async def release(self, scope: str, key: str, holder: str) -> None:
        """Give the claim up, so that the next request does the work."""

    async def forget(self, before: datetime) -> int:
        """Take away claims that were laid before that time."""


class Audit(Protocol):
    """Who did what: can be added to and read, never changed."""

    async def add(self, entry: AuditEntry) -> None:
        """Keep one entry."""

    async def list(self, cursor: str | None = None, limit: int = 50) -> Page[AuditEntry]:
        """The newest first."""


class Batches(Protocol):
    """Lists of briefs and their results."""

    async def add(self, batch: Batch, briefs: Sequence[str]) -> None:
        """Keep a batch with its briefs (JSON), numbered from 0 in their order."""

    async def get(self, batch_id: str) -> Batch | None:
        """How far it is."""

    async def list(self, cursor: str | None = None, limit: int = 50) -> Page[Batch]:
        """The newest first."""

    async def line(self, batch_id: str, number: int) -> BatchLine | None:
        """One of its lines."""

    async def open_lines(self, batch_id: str, limit: int = 1000) -> tuple[int, ...]:
        """Numbers of the lines that are still to do, in order."""

    async def finish(self, batch_id: str, line: BatchLine, at: datetime) -> bool:
        """Keep the result of a line; False where it has one already: then roll everything back.

        Counts it as done or failed, and ends the batch with its last line, at that time.
        """

    async def begin(self, batch_id: str, number: int) -> int | None:
        """Count one more attempt at a line; how many that are. None where it has ended."""

    async def take_back(self, batch_id: str, number: int) -> None:
        """Uncount an attempt that was given up for no fault of the line."""

    def results(self, batch_id: str) -> AsyncIterator[BatchLine]:
        """Lines that have a result, in order, read in parts."""

    async def end(self, batch_id: str, state: BatchState, at: datetime) -> bool:
        """End a running batch; False where it is not running."""


class Workers(Protocol):
    """Processes that run jobs."""

    async def beat(self, worker: Worker) -> None:
        """Say that it lives."""

    async def list(self) -> tuple[Worker, ...]:
        """All that were ever heard of and not taken away."""

    async def gone(self, worker_id: str) -> None:
        """Take one away."""


@dataclass(frozen=True)
class Records:
    """All that is kept, within one transaction."""

    drafts: Drafts
    follow_ups: FollowUps
    customers: Customers
    keys: Keys
    claims: Claims
    audit: Audit
    batches: Batches
    workers: Workers
    later: Later
    notes: Notes


@dataclass(frozen=True)
class StoreState:
    """How a store is doing, for those who look after it: nothing of what anybody wrote.

    `there` is False before the first start, and the rest is then unknown. `version` is that of its tables, `wanted`
    ours, `lacking` the columns (`table.column`) that its version should have and it has not. `durable` says whether
    what was acknowledged outlives a power cut, `journal` by what means. `size` is in bytes, `now` its own clock's,
    `waiting` how many lines of running batches are still to do, `outstanding` what else.
    `log_held_by` names what keeps what was erased in Postgres's write-ahead log; None where there is no such log.
    """

    database: str
    there: bool
    writable: bool = True
    version: str | None = None
    wanted: str | None = None
    newer: bool = False
    lacking: tuple[str, ...] = ()
    durable: bool = True
    journal: str = ""
    size: int | None = None
    now: datetime | None = None
    oldest_text: datetime | None = None
    waiting: int = 0
    outstanding: Outstanding = NOTHING
    log_held_by: tuple[str, ...] | None = None


class Store(Protocol):
    """A place where records are kept. Safe to share between the requests of one event loop."""

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""

    async def open(self) -> None:
        """Make ready what must be there: tables, or newer ones. May be called again.

        Raises UnavailableError where it cannot be reached, ConfigurationError where it was made by a newer version.
        """

    def transaction(self) -> AbstractAsyncContextManager[Records]:
        """All that is done within is kept durably when it is left, or nothing when it is left by an error.

        Raises UnavailableError where the store cannot do it now.
        """

    def view(self) -> AbstractAsyncContextManager[Records]:
        """For reading alone: sees one state; never waits for writers."""

    async def scrub(self) -> tuple[Unreached, ...]:
        """After something was taken away: leave no byte of it in the store's own files as far as can be.

        Returns what it cannot reach.
        """

    async def state(self) -> StoreState:
        """How it is doing; looks without making or changing anything, and without `open`.

        Raises UnavailableError where it cannot be reached.
        """

    async def close(self) -> None:
        """Close the connections of the running loop."""
