"""Briefs whose drafts are made later."""

from sqlalchemy import ColumnElement, and_, delete, select, update

from app.model.later import LaterDraft
from app.store.sql.rows import Rows
from app.store.sql.tables import later_drafts


class SqlLater:
    """See `app.store.outstanding.Later`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def add(self, draft: LaterDraft) -> None:
        """Keep one; its id must be new."""
        await self._rows.add(later_drafts, draft.model_dump())

    async def get(self, draft_id: str) -> LaterDraft | None:
        """One that has no draft yet."""
        row = await self._rows.first(select(later_drafts).where(later_drafts.c.id == draft_id))
        return LaterDraft(**row._mapping) if row else None  # noqa: SLF001 - its documented name

    async def begin(self, draft_id: str) -> int | None:
        """Count one more attempt; how many that are."""
        counted = update(later_drafts).where(_open(draft_id))
        values = {"attempts": later_drafts.c.attempts + 1, "state": "running"}
        row = await self._rows.first(counted.values(**values).returning(later_drafts.c.attempts))
        return row.attempts if row else None

    async def take_back(self, draft_id: str) -> None:
        """Uncount an attempt that was given up for no fault of the brief."""
        values = {"attempts": later_drafts.c.attempts - 1, "state": "waiting"}
        begun = update(later_drafts).where(_open(draft_id), later_drafts.c.attempts > 0)
        await self._rows.change(begun.values(**values))

    async def finish(self, draft_id: str) -> bool:
        """Take it away with its draft kept."""
        return bool(await self._rows.change(delete(later_drafts).where(_open(draft_id))))

    async def fail(self, draft_id: str, error: str) -> None:
        """Say why there will be no draft, and let go of the brief."""
        failed = update(later_drafts).where(_open(draft_id))
        await self._rows.change(failed.values(state="failed", error=error, brief=None))

    async def open(self, limit: int = 1000) -> tuple[str, ...]:
        """The ids of those that are still to be made, the oldest first."""
        to_do = select(later_drafts.c.id).where(later_drafts.c.state != "failed")
        rows = await self._rows.all(to_do.order_by(later_drafts.c.at, later_drafts.c.id).limit(limit))
        return tuple(row.id for row in rows)


def _open(draft_id: str) -> ColumnElement[bool]:
    return and_(later_drafts.c.id == draft_id, later_drafts.c.state != "failed")
