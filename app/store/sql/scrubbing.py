"""What was deleted leaves the files of the database too, as far as can be; and what stays is said."""

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.store.sql.engine import PRAGMAS
from app.store.sql.failures import told, unavailable

_WAIT_S = 3.0


async def scrub_sqlite(path: Path) -> tuple[str, ...]:
    """Rebuild the file without the free places in its pages, and empty the write-ahead log."""
    return await asyncio.to_thread(_scrub, path)


def _scrub(path: Path) -> tuple[str, ...]:
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)) as connection:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("VACUUM")
            return _empty_log(connection)
    except sqlite3.Error as error:
        raise unavailable(error) from None


def _empty_log(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Readers hold the log: wait a while for them to go."""
    until = time.monotonic() + _WAIT_S
    while True:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            return ()
        if time.monotonic() > until:
            return ("the write-ahead log beside the database file, until those who read it now are done",)
        time.sleep(0.05)


async def scrub_postgres(engine: AsyncEngine) -> tuple[str, ...]:
    """Vacuum the tables that hold texts."""
    own = engine.execution_options(isolation_level="AUTOCOMMIT")
    with told():
        async with own.connect() as connection:
            await connection.execute(text("VACUUM"))
    return ("the write-ahead log of Postgres, until it is recycled",)
