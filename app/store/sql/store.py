"""The store on SQLite or Postgres."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from app.model.erasure import Unreached
from app.store.interface import Records, StoreState
from app.store.sql.doing import postgres_state, sqlite_state
from app.store.sql.engine import Engines, postgres_engines, sqlite_engines
from app.store.sql.in_use import Hold
from app.store.sql.migrating import migrate
from app.store.sql.scrubbing import scrub_postgres, scrub_sqlite
from app.store.sql.sqlite_file import make_file
from app.store.sql.transaction import connection_in_transaction, records_on


class SqlStore:
    """See `app.store.interface.Store`. `database` is a file for SQLite, or the address of a Postgres database.

    It may be used from one event loop after another; each has connections of its own, which `close` closes.
    """

    keeps = True

    def __init__(self, database: Path | str) -> None:
        self._database = database
        self._hold = Hold(database) if isinstance(database, Path) else None
        self._engines: WeakKeyDictionary[asyncio.AbstractEventLoop, Engines] = WeakKeyDictionary()

    def __repr__(self) -> str:
        """Without the address, which may hold a password."""
        return f"SqlStore({'sqlite' if isinstance(self._database, Path) else 'postgresql'})"

    async def open(self) -> None:
        """Make ready what must be there: the file, the tables, or newer ones."""
        if isinstance(self._database, Path):
            await asyncio.to_thread(make_file, self._database)
        await migrate(self.engines.writer)

    def transaction(self) -> AbstractAsyncContextManager[Records]:
        """All that is done within is kept durably when it is left, or nothing when it is left by an error."""
        return self._records(keep=True)

    def view(self) -> AbstractAsyncContextManager[Records]:
        """For reading alone: sees one state; never waits for writers."""
        return self._records(keep=False)

    @asynccontextmanager
    async def _records(self, *, keep: bool) -> AsyncIterator[Records]:
        engine = self.engines.writer if keep else self.engines.reader
        async with connection_in_transaction(engine, keep=keep) as connection:
            yield records_on(connection)

    async def scrub(self) -> tuple[Unreached, ...]:
        """Leave no byte of what was taken away in the files of the database, as far as can be; says what stays."""
        if isinstance(self._database, Path):
            return await scrub_sqlite(self.engines.writer)
        return await scrub_postgres(self.engines.writer)

    async def state(self) -> StoreState:
        """How it is doing; nothing is made or changed."""
        if isinstance(self._database, Path):
            return await asyncio.to_thread(sqlite_state, self._database)
        return await postgres_state(self.engines.reader)

    async def close(self) -> None:
        """Close the connections of the running loop."""
        engines = self._engines.pop(asyncio.get_running_loop(), None)
        if engines is not None:
            await engines.dispose()
        if self._hold is not None and not self._engines:
            self._hold.give_back()

    @property
    def engines(self) -> Engines:
        """Those of the running loop."""
        loop = asyncio.get_running_loop()
        if loop not in self._engines:
            if self._hold is not None:
                self._hold.take()
            database: Any = self._database
            make = sqlite_engines if isinstance(database, Path) else postgres_engines
            self._engines[loop] = make(database)
        return self._engines[loop]
