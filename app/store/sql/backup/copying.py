"""A copy of a SQLite database as it is at one moment, whoever writes to it meanwhile; and the check of a copy."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from app.errors import UnavailableError, UnreadableError
from app.store.sql.failures import unavailable
from app.store.sql.migrating import VERSION_TABLE

_WAIT_S = 30.0


def copy(source: Path, target: Path) -> None:
    """Write everything that was committed before this began to a new file (mode 0600), and check it.

    Raises UnavailableError where the source cannot be read, or where the copy is not whole.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with (
            closing(_opened(source, "rw")) as old,
            closing(sqlite3.connect(target, isolation_level=None)) as new,
        ):
            # In one step, which sees one state: in several, each commit would begin the copy anew.
            old.backup(new, pages=-1)
            # One file that needs no other beside it.
            new.execute("PRAGMA journal_mode=DELETE").fetchone()
        fault = fault_of(target)
    except (OSError, sqlite3.Error) as error:
        raise unavailable(error) from None
    if fault:
        raise UnavailableError(f"the copy of {source.name} is not whole ({fault})", hint="Is the disk well?")


def fault_of(database: Path) -> str | None:
    """What is wrong with a database by SQLite's own check; nothing where it is whole."""
    try:
        with closing(_opened(database, "ro")) as connection:
            told = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorname if hasattr(error, "sqlite_errorname") else type(error).__name__
    if told != "ok":
        return "integrity_check"
    return "foreign_key_check" if broken else None


def version_in(database: Path) -> str:
    """The version of the tables in a copy of the store. Raises UnreadableError where there is none."""
    try:
        with closing(_opened(database, "ro")) as connection:
            found = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608 - ours
    except sqlite3.DatabaseError:
        found = None
    if not found:
        raise UnreadableError("the backup holds no database of Softanswer")
    return str(found[0])


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}", uri=True, timeout=_WAIT_S, isolation_level=None
    )
