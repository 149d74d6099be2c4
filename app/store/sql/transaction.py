"""A transaction: all of it is kept when it is left, or nothing."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from app.store.interface import Records
from app.store.sql.audit import SqlAudit
from app.store.sql.batches import SqlBatches
from app.store.sql.claims import SqlClaims
from app.store.sql.customers import SqlCustomers
from app.store.sql.drafts import SqlDrafts
from app.store.sql.failures import told
from app.store.sql.follow_ups import SqlFollowUps
from app.store.sql.keys import SqlKeys
from app.store.sql.later import SqlLater
from app.store.sql.notes import SqlNotes
from app.store.sql.rows import Rows
from app.store.sql.workers import SqlWorkers


def records_on(connection: AsyncConnection) -> Records:
    """All parts of the store, on one connection."""
    rows = Rows(connection)
    return Records(
        drafts=SqlDrafts(rows),
        follow_ups=SqlFollowUps(rows),
        customers=SqlCustomers(rows),
        keys=SqlKeys(rows),
        claims=SqlClaims(rows),
        audit=SqlAudit(rows),
        batches=SqlBatches(rows),
        workers=SqlWorkers(rows),
        later=SqlLater(rows),
        notes=SqlNotes(rows),
    )


@asynccontextmanager
async def connection_in_transaction(engine: AsyncEngine, *, keep: bool) -> AsyncIterator[AsyncConnection]:
    """A connection within a transaction. Where `keep`, it is committed in the end; an error rolls it back.

    Once a commit has begun it is waited for, also where its task is cancelled: then all is kept.
    """
    connection = engine.connect()
    with told():
        await connection.start()
    try:
        with told():
            await connection.begin()
        yield connection
        with told():
            await (_to_its_end(connection.commit()) if keep else connection.rollback())
    finally:
        # What was not committed is rolled back by closing.
        with told():
            await _to_its_end(connection.close())


async def _to_its_end(work: Awaitable[None]) -> None:
    """Wait for it, also when the waiting task is cancelled; the cancellation is passed on after that."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            try:
                await asyncio.shield(task)
            except asyncio.CancelledError:
                continue
            except Exception:  # noqa: BLE001, S112 - the cancellation is what is told
                continue
        raise
