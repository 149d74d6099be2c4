"""Where nothing is kept, nothing can be done later."""

from collections.abc import Sequence
from datetime import datetime

from app.errors import ConfigurationError
from app.model.later import NOTHING, LaterDraft, Note, Outstanding

HOW = (
    "this service keeps nothing; set SOFTANSWER_DATABASE_URL to a database, or leave it out for a SQLite file"
)


class NoLater:
    """No drafts to come: their briefs would be gone at once, so they are refused."""

    async def add(self, draft: LaterDraft) -> None:
        """Refuse it."""
        raise ConfigurationError([f"a draft that is made later cannot be kept: {HOW}"])

    async def get(self, draft_id: str) -> LaterDraft | None:
        """None."""

    async def begin(self, draft_id: str) -> int | None:
        """It is not there."""

    async def take_back(self, draft_id: str) -> None:
        """It is not there."""

    async def finish(self, draft_id: str) -> bool:
        """It is not there."""
        return False

    async def fail(self, draft_id: str, error: str) -> None:
        """It is not there."""

    async def open(self, limit: int = 1000) -> tuple[str, ...]:
        """None of them."""
        return ()


class NoNotes:
    """No notes."""

    async def add(self, note: Note) -> None:
        """Forget it."""

    async def get(self, note_id: str) -> Note | None:
        """None."""

    async def begin(self, note_id: str, now: datetime, until: datetime) -> Note | None:
        """None."""

    async def end(self, note: Note) -> bool:
        """There is no such one."""
        return False

    async def open(self, limit: int = 1000) -> Sequence[Note]:
        """None of them."""
        return ()

    async def count(self) -> Outstanding:
        """Nothing."""
        return NOTHING
