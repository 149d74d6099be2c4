"""Makes a backup of the databases of one machine while they are worked with, and puts one back when nobody does."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import ConfigurationError, ConflictError, InputError, UnavailableError, UnreadableError
from app.store.sql.backup.copying import copy, fault_of, version_in
from app.store.sql.backup.packing import NAMES, Contents, pack, unpack
from app.store.sql.failures import unavailable
from app.store.sql.in_use import alone
from app.store.sql.migrating import VERSIONS

BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a database has its name with one of these behind it."""


@dataclass(frozen=True)
class Restored:
    """What was put back, and where what was there before lies now."""

    contents: Contents
    aside: tuple[Path, ...]


class BackupDesk:
    """`store` and `jobs` are the files of the databases; that of the jobs need not be there."""

    def __init__(self, store: Path, jobs: Path, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._jobs = jobs
        self._clock = clock

    def backup(self, target: Path, *, force: bool = False) -> int:
        """Write everything that was kept before this began into a file; its size in bytes.

        Raises InputError where there is such a file already (unless `force`) or nothing to copy, UnavailableError
        where the databases or the disk do not take part.
        """
        if not self._store.exists():
            raise InputError(f"there is no database yet at {self._store}")
        if target.exists() and not force:
            raise InputError(f"{target} is there already", hint="Name another file, or give --force.")
        try:
            with _folder_beside(target) as folder:
                databases: dict[str, Path] = {}
                # The jobs first: one that is done in its database is then done in the store too, never the reverse.
                if self._jobs.exists():
                    databases[NAMES[1]] = folder / NAMES[1]
                    copy(self._jobs, folder / NAMES[1])
                databases[NAMES[0]] = folder / NAMES[0]
                copy(self._store, folder / NAMES[0])
                packed = folder / "packed"
                pack(databases, version_in(folder / NAMES[0]), self._clock(), packed)
                _put(packed, target, force=force)
            return target.stat().st_size
        except OSError as error:
            raise unavailable(error) from None

    def restore(self, source: Path) -> Restored:
        """Put a backup in the place of the databases, which are kept aside.

        Raises ConflictError while a process works with them, UnreadableError for what is no whole backup,
        ConfigurationError for one of a newer version; nothing is changed then.
        """
        self._store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone(self._store), _folder_beside(self._store) as folder:
            contents = _checked(source, folder)
            mark = f".before-restore-{self._clock():%Y%m%dT%H%M%S}"
            databases = dict(zip(NAMES, (self._store, self._jobs), strict=True))
            for database in databases.values():
                _closed(database)
            try:
                aside = [path for database in databases.values() for path in _set_aside(database, mark)]
                for name in contents.files:
                    (folder / name).rename(databases[name])
                _to_disk(self._store.parent)
            except OSError as error:
                raise unavailable(error) from None
        return Restored(contents, tuple(aside))


def _checked(source: Path, folder: Path) -> Contents:
    contents = unpack(source, folder)
    for name in contents.files:
        if fault := fault_of(folder / name):
            raise UnreadableError(f"the database {name} in {source} is damaged ({fault})")
    version = version_in(folder / NAMES[0])
    if version not in VERSIONS:
        made = f"{source} was made by a newer version of Softanswer ({contents.softanswer}, tables {version})"
        raise ConfigurationError([f"{made}: install that version first"])
    return contents


def _closed(database: Path) -> None:
    """Write the log beside a database into it. SQLite does so only where nobody else has it open.

    A file that SQLite cannot read is left as it is: it may be why a backup is wanted.
    """
    if not database.exists():
        return
    try:
        with closing(sqlite3.connect(database, timeout=1.0, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith("SQLITE_BUSY"):
            raise ConflictError(
                f"another process has {database.name} open", hint="Stop it first, then try again."
            ) from None
        raise unavailable(error) from None
    except sqlite3.DatabaseError:
        return


def _set_aside(database: Path, mark: str) -> Iterator[Path]:
    for end in BESIDE:
        path = database.with_name(database.name + end)
        if path.exists():
            kept = database.with_name(database.name + mark + end)
            if kept.exists():
                raise UnavailableError(f"{kept} is there already", hint="Try again in a second.")
            path.rename(kept)
            yield kept


def _put(packed: Path, target: Path, *, force: bool) -> None:
    """Give the whole backup its name at once: nobody ever sees half of one."""
    if force:
        packed.replace(target)
    else:
        try:
            os.link(packed, target)
        except FileExistsError:
            raise InputError(f"{target} is there already") from None
    _to_disk(target.parent)


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """A folder on the same disk that only we can read, gone in the end."""
    if not path.parent.is_dir():
        raise InputError(f"there is no folder {path.parent}")
    with tempfile.TemporaryDirectory(prefix=".softanswer-", dir=path.parent) as folder:
        yield Path(folder)


def _to_disk(folder: Path) -> None:
    """The names in a folder, where the system lets folders be written down."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
