"""What was deleted leaves the files of the database too, as far as can be; and what stays is said.

Deleted bytes are overwritten with zeros on SQLite, but pages that were rebuilt in the meantime hold stale copies of
their neighbours: only a rebuild of the file takes those away. On Postgres a plain VACUUM leaves about half of the
deleted bytes in the pages; VACUUM FULL leaves none in the tables. tests/store/test_scrubbing.py searches the files.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from app.store.sql.failures import code_of, told
from app.store.sql.tables import (
    batch_lines,
    claims,
    customers,
    draft_texts,
    drafts,
    follow_ups,
    outcome_texts,
)

PERSONAL = (draft_texts, outcome_texts, follow_ups, claims, batch_lines, drafts, customers)

LOG_TRIES = 2
LOCK_TIMEOUT_S = 5

FREE_DISK = "free space of the disk, until the file system uses it again"
COPIES = "backups, and copies that others made of the database"
NO_ROOM = "free places inside the database file: there was no room on the disk to rebuild it"
NO_TURN = "free places inside the database file: other processes were writing; run it again later"
LOG_HELD = "the write-ahead log beside the database file: somebody reads it; run it again later"
PG_LOG = "the write-ahead log of Postgres, its archive and its replicas, until they are recycled"
PG_DEAD = "dead space inside these tables, which were in use, until it is overwritten"


async def scrub_sqlite(engine: AsyncEngine) -> tuple[str, ...]:
    """Rebuild the file and empty the write-ahead log; the writers of this process wait meanwhile.

    It costs as much as writing the whole file twice, and that much free space.
    """
    left = []
    with told():
        async with engine.connect() as connection:
            raw: Any = (await connection.get_raw_connection()).driver_connection
            try:
                await (await raw.execute("VACUUM")).close()
            except sqlite3.OperationalError as error:
                code = code_of(error)
                if not code.startswith(("SQLITE_FULL", "SQLITE_BUSY", "SQLITE_LOCKED")):
                    raise
                left.append(NO_ROOM if code.startswith("SQLITE_FULL") else NO_TURN)
            if not await _log_is_empty(raw):
                left.append(LOG_HELD)
    return (*left, FREE_DISK, COPIES)


async def _log_is_empty(raw: Any) -> bool:
    """Readers hold the log: each try waits for them as long as any statement waits for a lock."""
    for _ in range(LOG_TRIES):
        cursor = await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_ = await cursor.fetchone()
        await cursor.close()
        if not busy:
            return True

    return False


async def scrub_postgres(engine: AsyncEngine) -> tuple[str, ...]:
    """Rewrite the tables that hold anything of a customer, and let go of the log as far as our role may.

    Nobody can read or write a table while it is rewritten; one that is in use for long is only vacuumed.
    """
    in_use = []
    with told():
        async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            try:
                await connection.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT_S}s'"))
                for table in PERSONAL:
                    if not await _may(connection, f"VACUUM (FULL) {table.name}", but=("55P03", "53100")):
                        await connection.execute(text(f"VACUUM {table.name}"))
                        in_use.append(table.name)
                # What was logged goes with the second checkpoint after it; most roles may not ask for one.
                for statement in ("SELECT pg_switch_wal()", "CHECKPOINT") * 2:
                    await _may(connection, statement, but=("42501",))
            finally:
                await connection.execute(text("RESET lock_timeout"))
    dead = (f"{PG_DEAD}: {', '.join(in_use)}",) if in_use else ()
    return (*dead, PG_LOG, FREE_DISK, COPIES)


async def _may(connection: AsyncConnection, statement: str, but: Sequence[str]) -> bool:
    """Do it; False where it is refused for one of these reasons."""
    try:
        await connection.execute(text(statement))
    except DBAPIError as error:
        if code_of(error) not in but:
            raise
        return False
    return True
