"""The driver of SQLite with fewer trips to its thread: one for a statement with its rows, instead of four.

A connection lives in a thread of its own, and each trip costs two switches between threads: on a busy machine they are
most of what keeping a draft takes. Only what may wait for the disk or for a lock is done in that thread.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import aiosqlite
from aiosqlite.context import contextmanager


class LeanCursor(aiosqlite.Cursor):
    """A cursor that has its rows when its statement is done."""

    _rows: list[Any] | None = None

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> "LeanCursor":
        """Do it and take its rows."""
        self._rows = await self._execute(self._at_once, sql, parameters or ())  # type: ignore[no-untyped-call]
        return self

    def _at_once(self, sql: str, parameters: Any) -> list[Any] | None:
        self._cursor.execute(sql, parameters)
        return self._cursor.fetchall() if self._cursor.description else None

    async def fetchall(self) -> Iterable[sqlite3.Row]:
        """The rows that came."""
        return self._rows or ()

    async def close(self) -> None:
        """Nothing is read any more: no trip is needed."""
        self._cursor.close()


class LeanConnection(aiosqlite.Connection):
    """A connection whose cursors are made without a trip."""

    @contextmanager
    async def cursor(self) -> LeanCursor:  # type: ignore[override] # its result is one of a cursor all the same
        """A new one."""
        return LeanCursor(self, self._conn.cursor())


def lean_connection(path: Path, timeout_s: float) -> LeanConnection:
    """A connection that opens no transaction by itself: whoever uses it says when, and of which kind."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=timeout_s, isolation_level=None, check_same_thread=False)

    connection = LeanConnection(connect, iter_chunk_size=64)
    # A process must be able to end, also where nobody closed its store.
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does with a connection that it makes itself
    return connection
