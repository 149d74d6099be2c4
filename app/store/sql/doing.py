"""How a database is doing, for the doctor: asked without making or changing anything."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from app.model.later import NOTHING, Outstanding
from app.model.record import LOCAL
from app.store.interface import StoreState
from app.store.sql.failures import told, unavailable
from app.store.sql.migrating import VERSION_TABLE, VERSIONS, version_of
from app.store.sql.postgres_log import what_holds_the_log
from app.store.sql.tables import METADATA
from app.store.sql.types import moment_of

_OLDEST = (
    "SELECT min(at) FROM "
    "(SELECT min(at) AS at FROM draft_texts UNION ALL SELECT min(at) FROM outcome_texts "
    "UNION ALL SELECT min(at) FROM later_drafts WHERE brief IS NOT NULL) AS texts"
)
# Those of the command line are its own to do: no worker takes them.
_WAITING = (
    "SELECT count(*) FROM batch_lines JOIN batches ON batches.id = batch_lines.batch_id "  # noqa: S608 - our own word
    f"WHERE NOT batch_lines.ended AND batches.state = 'running' AND batches.\"by\" <> '{LOCAL}'"
)
_DRAFTS = "SELECT count(*) FROM later_drafts WHERE state <> 'failed'"
_NOTES = "SELECT count(*) FROM notes WHERE state = 'waiting'"
_DEAD = "SELECT count(*) FROM notes WHERE state = 'dead'"
_COLUMNS = (
    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
)
_SQLITE_COLUMNS = (
    "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
)
_WAIT_S = 5.0


def sqlite_state(path: Path) -> StoreState:
    """Of a file, which need not be there."""
    database = f"SQLite {sqlite3.sqlite_version} at {path}"
    if not path.exists():
        return StoreState(database, there=False, wanted=VERSIONS[-1])
    # SQLite writes files of its own beside the database.
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    address = f"file:{quote(str(path))}?mode={'rw' if writable else 'ro'}"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=_WAIT_S, isolation_level=None)) as connection:
            if writable:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
            return _sqlite_state(connection, path, database, writable)
    except (OSError, sqlite3.Error) as error:
        raise unavailable(error) from None


def _sqlite_state(connection: sqlite3.Connection, path: Path, database: str, writable: bool) -> StoreState:
    def one(statement: str) -> Any:
        row = connection.execute(statement).fetchone()
        return row[0] if row else None

    there = one(f"SELECT count(*) FROM sqlite_master WHERE name = '{VERSION_TABLE}'")  # noqa: S608 - our own name
    version = one(f"SELECT version_num FROM {VERSION_TABLE}") if there else None  # noqa: S608 - the same
    lacking = _lacking(connection.execute(_SQLITE_COLUMNS)) if version == VERSIONS[-1] else ()
    current = version == VERSIONS[-1] and not lacking
    journal = str(one("PRAGMA journal_mode"))
    files = [path, path.with_name(path.name + "-wal")]
    return StoreState(
        database,
        there=True,
        writable=writable,
        version=version,
        wanted=VERSIONS[-1],
        newer=version is not None and version not in VERSIONS,
        lacking=lacking,
        durable=journal == "wal",
        journal=f"journal {journal}",
        size=sum(file.stat().st_size for file in files if file.exists()),
        oldest_text=_moment(one(_OLDEST)) if current else None,
        waiting=one(_WAITING) if current else 0,
        outstanding=_outstanding(one(_DRAFTS), one(_NOTES), one(_DEAD)) if current else NOTHING,
    )


def _lacking(columns: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    there = set(columns)
    ours = ((table.name, column.name) for table in METADATA.sorted_tables for column in table.columns)
    return tuple(".".join(column) for column in ours if column not in there)


def _outstanding(drafts: int, notes: int, dead: int) -> Outstanding:
    return Outstanding(drafts=drafts, notes=notes, notes_dead=dead)


async def postgres_state(engine: AsyncEngine) -> StoreState:
    """Of a Postgres database."""
    with told():
        async with engine.connect() as connection:
            return await _postgres_state(connection)


async def _postgres_state(connection: AsyncConnection) -> StoreState:
    async def one(statement: str) -> Any:
        return (await connection.execute(text(statement))).scalar()

    version = await connection.run_sync(version_of)
    newest = version == VERSIONS[-1]
    lacking = _lacking(map(tuple, await connection.execute(text(_COLUMNS)))) if newest else ()
    current = newest and not lacking
    fsync, commit = await one("SHOW fsync"), await one("SHOW synchronous_commit")
    return StoreState(
        f"PostgreSQL {await one('SHOW server_version')}",
        there=version is not None,
        writable=not await one("SELECT pg_is_in_recovery()"),
        version=version,
        wanted=VERSIONS[-1],
        newer=version is not None and version not in VERSIONS,
        lacking=lacking,
        durable=fsync == "on" and commit != "off",
        journal=f"fsync {fsync}, synchronous_commit {commit}",
        size=await one("SELECT pg_database_size(current_database())"),
        now=await one("SELECT clock_timestamp()"),
        oldest_text=_moment(await one(_OLDEST)) if current else None,
        waiting=await one(_WAITING) if current else 0,
        outstanding=_outstanding(await one(_DRAFTS), await one(_NOTES), await one(_DEAD))
        if current
        else NOTHING,
        log_held_by=await what_holds_the_log(connection),
    )


def _moment(micros: int | None) -> Any:
    return None if micros is None else moment_of(micros)
