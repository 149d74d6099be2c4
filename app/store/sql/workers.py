"""Processes that run jobs, and when they were last heard of."""

from sqlalchemy import delete, select

from app.model.record import Worker
from app.store.sql.rows import Rows
from app.store.sql.tables import workers


class SqlWorkers:
    """See `app.store.interface.Workers`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def beat(self, worker: Worker) -> None:
        """Say that it lives."""
        new = self._rows.insert(workers).values(**worker.model_dump())
        kept = {name: new.excluded[name] for name in ("version", "started_at", "beat_at")}
        await self._rows.change(new.on_conflict_do_update(index_elements=[workers.c.id], set_=kept))

    async def list(self) -> tuple[Worker, ...]:
        """All that were ever heard of and not taken away."""
        rows = await self._rows.all(select(workers).order_by(workers.c.started_at, workers.c.id))
        return tuple(Worker(**row._mapping) for row in rows)  # noqa: SLF001 - its documented name

    async def gone(self, worker_id: str) -> None:
        """Take one away."""
        await self._rows.change(delete(workers).where(workers.c.id == worker_id))
