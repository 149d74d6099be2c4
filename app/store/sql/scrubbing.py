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

from app.model.erasure import Unreached
from app.store.sql.failures import code_of, told
from app.store.sql.postgres_log import LET_GO, what_holds_the_log
from app.store.sql.tables import (
    batch_lines,
    claims,
    customers,
    draft_texts,
    drafts,
    follow_ups,
    later_drafts,
    outcome_texts,
)

PERSONAL = (draft_texts, outcome_texts, follow_ups, claims, batch_lines, later_drafts, drafts, customers)

LOG_TRIES = 2
LOCK_TIMEOUT_S = 5

FREE_DISK = Unreached(place="free_disk")
COPIES = Unreached(place="copies")
NO_ROOM = Unreached(place="no_room")
NO_TURN = Unreached(place="no_turn")
LOG_HELD = Unreached(place="log_held")


async def scrub_sqlite(engine: AsyncEngine) -> tuple[Unreached, ...]:
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


async def scrub_postgres(engine: AsyncEngine) -> tuple[Unreached, ...]:
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
                # Most roles may do neither unless they are granted it.
                for statement in LET_GO:
                    await _may(connection, statement, but=("42501",))
                held = await what_holds_the_log(connection)
            finally:
                await connection.execute(text("RESET lock_timeout"))
    dead = (Unreached(place="pg_dead", names=tuple(in_use)),) if in_use else ()
    log = (Unreached(place="pg_log", names=held),) if held else ()
    return (*dead, *log, FREE_DISK, COPIES)


async def _may(connection: AsyncConnection, statement: str, but: Sequence[str]) -> bool:
    """Do it; False where it is refused for one of these reasons."""
    try:
        await connection.execute(text(statement))
    except DBAPIError as error:
        if code_of(error) not in but:
            raise
        return False
    return True
