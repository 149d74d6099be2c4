"""The file of a SQLite database: made so that only its owner may read it, and set to write ahead."""

import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from app.errors import ConfigurationError
from app.store.sql.failures import unavailable

_WAIT_S = 5.0


def make_file(path: Path) -> None:
    """Make the file where it is not there (mode 0600), and switch it to write-ahead logging.

    Raises ConfigurationError where its folder is not there, UnavailableError where the file cannot be used.
    """
    if not path.parent.is_dir():
        raise ConfigurationError([f"there is no folder {path.parent} for the database: make it first"])
    try:
        # Only where it is not there: closing a file that this process has open in SQLite too takes SQLite's locks away.
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o600))
        _write_ahead(path)
    except (OSError, sqlite3.Error) as error:
        raise unavailable(error) from None


def _write_ahead(path: Path) -> None:
    """Lasts in the file. Two processes that do it at once may be in each other's way, whatever the time-out."""
    until = time.monotonic() + _WAIT_S
    while True:
        try:
            with closing(sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)) as connection:
                connection.execute("PRAGMA journal_mode=WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            if not (error.sqlite_errorname or "").startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
            time.sleep(0.02)
