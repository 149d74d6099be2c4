"""From the address of a database to its engines, with what makes each of them safe."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from app.store.sql.sqlite_driver import lean_connection

POOL_TIMEOUT_S = 10
BUSY_MS = 5000
READERS = 4
CONNECTIONS = 10

PRAGMAS = ("synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}", "secure_delete=ON")
"""Durable when it is told to be; and what is deleted is overwritten with zeros."""


@dataclass(frozen=True)
class Engines:
    """Those of one event loop: who writes, and who only reads. On Postgres it is one."""

    writer: AsyncEngine
    reader: AsyncEngine

    async def dispose(self) -> None:
        """Close every connection."""
        await self.writer.dispose()
        if self.reader is not self.writer:
            await self.reader.dispose()


def sqlite_engines(path: Path) -> Engines:
    """One connection writes, so that the writers of a process queue in it; a few others read beside it."""
    return Engines(
        writer=_sqlite(path, size=1, writes=True),
        reader=_sqlite(path, size=READERS, writes=False),
    )


def _sqlite(path: Path, *, size: int, writes: bool) -> AsyncEngine:
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    pragmas = PRAGMAS if writes else (*PRAGMAS, "query_only=ON")
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        hide_parameters=True,
        pool_size=size,
        max_overflow=0,
        pool_timeout=POOL_TIMEOUT_S,
        # Each transaction is ended by whoever began it; nothing has to be rolled back a second time.
        pool_reset_on_return=None,
        async_creator=lambda *_, **__: lean_connection(path, BUSY_MS / 1000, writes=writes),
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin_one(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def postgres_engines(url: str) -> Engines:
    """Connections that are looked at before they are used; the address is read by the driver, as libpq reads it."""
    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=_connector(url),
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=CONNECTIONS,
        max_overflow=CONNECTIONS,
        pool_timeout=POOL_TIMEOUT_S,
    )
    reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(writer=engine, reader=reader)


def _connector(url: str) -> Callable[[], Any]:
    async def connect() -> Any:
        import asyncpg

        return await asyncpg.connect(url, timeout=5, command_timeout=60)

    return connect
