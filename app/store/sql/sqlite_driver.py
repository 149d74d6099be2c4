"""The driver of SQLite with fewer trips to its thread: one for all that can wait and the statement that cannot.

A connection lives in a thread of its own, and each trip costs two switches between threads: on a busy machine they are
most of what keeping a draft takes. The begin of a transaction and rows that are added give nothing back, so they wait
for the next statement that does, or for the commit; what is wrong with them is told there, and nothing of it is kept.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import aiosqlite
from aiosqlite.context import contextmanager

Step = Callable[[sqlite3.Connection], object]
"""A statement that waits."""

_GIVE_BACK = (" ON CONFLICT ", " RETURNING ", " SELECT ")


class LeanConnection(aiosqlite.Connection):
    """A connection whose cursors are made without a trip, and which knows what waits.

    On one that only reads nothing is let wait but the begin: what it may not do is refused where it is asked.
    """

    def __init__(self, connector: Callable[[], sqlite3.Connection], *, writes: bool) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self._writes = writes
        self._waiting: list[Step] = []

    def can_wait(self, sql: str) -> bool:
        """Whether a statement gives nothing back: no rows, and no count that may differ from what was asked for."""
        adds = sql.startswith("INSERT INTO") and not any(word in sql for word in _GIVE_BACK)
        return sql.startswith("BEGIN") or (self._writes and adds)

    @contextmanager
    async def cursor(self) -> "LeanCursor":  # type: ignore[override] # its result is one of a cursor all the same
        """A new one."""
        return LeanCursor(self, self._conn.cursor())

    def wait(self, step: Step) -> None:
        """Do it before anything that comes later."""
        self._waiting.append(step)

    async def commit(self) -> None:
        """Keep all, or nothing: where a step fails, or the commit, no transaction stays open."""
        await self._execute(self._end)  # type: ignore[no-untyped-call]

    async def rollback(self) -> None:
        """Forget what waits, and take back what was done."""
        self._waiting.clear()
        if self._conn.in_transaction:
            await super().rollback()

    def catch_up(self) -> None:
        """Do what waits; in the connection's thread."""
        steps, self._waiting = self._waiting, []
        for step in steps:
            step(self._conn)

    def _end(self) -> None:
        try:
            self.catch_up()
            self._conn.commit()
        except BaseException:
            self._conn.rollback()
            raise


class LeanCursor(aiosqlite.Cursor):
    """A cursor that has its rows when its statement is done."""

    _conn: LeanConnection
    _rows: list[Any] | None = None
    _added: int | None = None

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> "LeanCursor":
        """Do it and take its rows, or let it wait."""
        if self._conn.can_wait(sql):
            self._added = 1
            self._conn.wait(lambda connection: connection.execute(sql, parameters or ()))  # type: ignore[arg-type]
        else:
            self._rows = await self._execute(self._at_once, sql, parameters or ())  # type: ignore[no-untyped-call]
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> "LeanCursor":
        """The same with several rows."""
        if self._conn.can_wait(sql):
            rows: Sequence[Any] = list(parameters)
            self._added = len(rows)
            self._conn.wait(lambda connection: connection.executemany(sql, rows))
        else:
            await self._execute(partial(self._many_at_once, sql, parameters))  # type: ignore[no-untyped-call]
        return self

    def _at_once(self, sql: str, parameters: Any) -> list[Any] | None:
        self._conn.catch_up()
        self._cursor.execute(sql, parameters)
        return self._cursor.fetchall() if self._cursor.description else None

    def _many_at_once(self, sql: str, parameters: Iterable[Any]) -> None:
        self._conn.catch_up()
        self._cursor.executemany(sql, parameters)

    @property
    def rowcount(self) -> int:
        """Rows that were changed; each of those that wait will be, or the transaction fails."""
        return super().rowcount if self._added is None else self._added

    async def fetchall(self) -> Iterable[sqlite3.Row]:
        """The rows that came."""
        return self._rows or ()

    async def close(self) -> None:
        """Nothing is read any more: no trip is needed."""
        self._cursor.close()


def lean_connection(path: Path, timeout_s: float, *, writes: bool) -> LeanConnection:
    """A connection that opens no transaction by itself: whoever uses it says when, and of which kind."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=timeout_s, isolation_level=None, check_same_thread=False)

    connection = LeanConnection(connect, writes=writes)
    # A process must be able to end, also where nobody closed its store.
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does with a connection that it makes itself
    return connection
