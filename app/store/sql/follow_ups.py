"""What is to be come back to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update

from app.model.record import FollowUp, Page
from app.store.sql.pages import after, page_of
from app.store.sql.rows import Rows
from app.store.sql.tables import follow_ups


class SqlFollowUps:
    """See `app.store.interface.FollowUps`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def add(self, new: Sequence[FollowUp]) -> None:
        """Keep them; their ids must be new."""
        if new:
            await self._rows.add(follow_ups, *(one.model_dump() for one in new))

    async def get(self, follow_up_id: str) -> FollowUp | None:
        """One of them."""
        row = await self._rows.first(select(follow_ups).where(follow_ups.c.id == follow_up_id))
        return _read(row) if row else None

    async def due(self, until: datetime, cursor: str | None = None, limit: int = 50) -> Page[FollowUp]:
        """Open ones that are due by then, the most urgent first."""
        statement = select(follow_ups).where(follow_ups.c.state == "open", follow_ups.c.due <= until)
        if cursor:
            statement = statement.where(after(cursor, follow_ups.c.due, follow_ups.c.id, newest_first=False))
        rows = await self._rows.all(statement.order_by(follow_ups.c.due, follow_ups.c.id).limit(limit + 1))
        return page_of(rows, limit, _read, lambda row: (row.due, row.id))

    async def count_due(self, until: datetime) -> int:
        """How many are open and due by then."""
        due = (follow_ups.c.state == "open", follow_ups.c.due <= until)
        row = await self._rows.first(select(func.count()).select_from(follow_ups).where(*due))
        return int(row[0]) if row else 0

    async def of_customer(self, ref: str) -> tuple[FollowUp, ...]:
        """All of one customer, the oldest first."""
        statement = select(follow_ups).where(follow_ups.c.customer_ref == ref)
        rows = await self._rows.all(statement.order_by(follow_ups.c.due, follow_ups.c.id))
        return tuple(map(_read, rows))

    async def of_draft(self, draft_id: str) -> tuple[FollowUp, ...]:
        """All of one draft."""
        statement = select(follow_ups).where(follow_ups.c.draft_id == draft_id)
        rows = await self._rows.all(statement.order_by(follow_ups.c.due, follow_ups.c.id))
        return tuple(map(_read, rows))

    async def replace(self, follow_up: FollowUp) -> bool:
        """Keep its new state; False where there is no such one."""
        statement = update(follow_ups).where(follow_ups.c.id == follow_up.id)
        return bool(await self._rows.change(statement.values(**follow_up.model_dump(exclude={"id"}))))


def _read(row: Row[Any]) -> FollowUp:
    return FollowUp(**row._mapping)  # noqa: SLF001 - its documented name
