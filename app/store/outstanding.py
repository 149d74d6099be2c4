"""What a store keeps of work that outlives a request: see `app.store.interface`, which hands it out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from app.model.later import LaterDraft, Note, Outstanding


class Later(Protocol):
    """Briefs whose drafts are made later."""

    async def add(self, draft: LaterDraft) -> None:
        """Keep one; its id must be new."""

    async def get(self, draft_id: str) -> LaterDraft | None:
        """One that has no draft yet."""

    async def begin(self, draft_id: str) -> int | None:
        """Count one more attempt; how many that are. None where it is not there any more, or failed."""

    async def take_back(self, draft_id: str) -> None:
        """Uncount an attempt that was given up for no fault of the brief."""

    async def finish(self, draft_id: str) -> bool:
        """Take it away with its draft kept; False where it is not to be made any more: then roll everything back."""

    async def fail(self, draft_id: str, error: str) -> None:
        """Say why there will be no draft (a problem, as JSON), and let go of the brief; nothing where it has ended."""

    async def open(self, limit: int = 1000) -> tuple[str, ...]:
        """The ids of those that are still to be made, the oldest first."""


class Notes(Protocol):
    """What is to be told of drafts; a note goes with its draft."""

    async def add(self, note: Note) -> None:
        """Keep one; its id must be new, and its draft there."""

    async def get(self, note_id: str) -> Note | None:
        """One of them."""

    async def begin(self, note_id: str, now: datetime, until: datetime) -> Note | None:
        """Count one more try of a note that is due, which nobody else may then try before `until`; None for another."""

    async def end(self, note: Note) -> bool:
        """Keep what became of a try: state, due, cause; False where it does not wait any more, and nothing changes."""

    async def open(self, limit: int = 1000) -> Sequence[Note]:
        """Those that wait, the most urgent first."""

    async def count(self) -> Outstanding:
        """How many wait and how many were given up, and how many drafts are still to be made."""
