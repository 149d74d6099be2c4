"""Who did what: rows are added, and triggers of the database refuse everything else."""

from typing import Any

from sqlalchemy import Row, select

from app.model.record import AuditEntry, Page
from app.store.sql.pages import after, page_of, part
from app.store.sql.rows import Rows
from app.store.sql.tables import audit


class SqlAudit:
    """See `app.store.interface.Audit`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def add(self, entry: AuditEntry) -> None:
        """Keep one entry."""
        await self._rows.add(audit, entry.model_dump())

    async def list(self, cursor: str | None = None, limit: int = 50) -> Page[AuditEntry]:
        """The newest first."""
        statement = select(audit)
        if cursor:
            statement = statement.where(after(cursor, audit.c.at, audit.c.number))
        rows = await self._rows.all(part(statement, audit.c.at, audit.c.number, limit))
        return page_of(rows, limit, _read, lambda row: (row.at, row.number))


def _read(row: Row[Any]) -> AuditEntry:
    return AuditEntry(at=row.at, who=row.who, what=row.what, object=row.object)
