"""Whether a process works with a SQLite database: each holds a lock beside it, which ends with the process."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import ConflictError, UnavailableError
from app.store.sql.failures import unavailable

SUFFIX = "-in-use"


class Hold:
    """One process's share of the lock; others may hold theirs beside it."""

    def __init__(self, database: Path) -> None:
        self._path = _lock_file(database)
        self._file: int | None = None

    def take(self) -> None:
        """Hold it from now on; again changes nothing. Raises UnavailableError while a backup is put back."""
        if self._file is not None:
            return
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError as error:
            raise unavailable(error) from None
        if not _locked(file, alone=False):
            os.close(file)
            raise UnavailableError("a backup is being restored", hint="Start again when that is done.")
        self._file = file

    def give_back(self) -> None:
        """Hold it no more."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


@contextmanager
def alone(database: Path) -> Iterator[None]:
    """While this is open no other process can begin to work with the database.

    Raises ConflictError where one does already.
    """
    file = os.open(_lock_file(database), os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        if not _locked(file, alone=True):
            raise ConflictError(
                "a server, a worker or a command works with the database",
                hint="Stop it first, then try again.",
            )
        yield
    finally:
        os.close(file)


def _lock_file(database: Path) -> Path:
    return database.with_name(database.name + SUFFIX)


def _locked(file: int, *, alone: bool) -> bool:
    """Whether the lock could be had. Where the system knows no such locks, SQLite's own have to do."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
