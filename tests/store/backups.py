"""Databases to back up, and what the tests of backups ask of them."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

from app.model.record import AuditEntry
from app.store.sql.backup.desk import BackupDesk
from app.store.sql.store import SqlStore

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def kept_in(folder):
    """A new folder with a store and a database of jobs beside it."""
    folder.mkdir()
    run(add(folder / "s.sqlite", "first"))
    with closing(sqlite3.connect(folder / "s-jobs.sqlite")) as jobs:
        jobs.execute("CREATE TABLE jobs (id)")
        jobs.execute("INSERT INTO jobs VALUES ('j-1')")
        jobs.commit()
    return folder


def run(work):
    return asyncio.run(work)


def desk_of(folder, at=NOW):
    return BackupDesk(folder / "s.sqlite", folder / "s-jobs.sqlite", lambda: at)


async def add(path, what):
    store = SqlStore(path)
    await store.open()
    async with store.transaction() as records:
        await records.audit.add(AuditEntry(at=NOW, who="somebody", what=what))
    await store.close()


async def said(path):
    """What the audit of a store holds, the newest first."""
    store = SqlStore(path)
    await store.open()
    try:
        async with store.view() as records:
            return [entry.what for entry in (await records.audit.list(limit=200)).items]
    finally:
        await store.close()
