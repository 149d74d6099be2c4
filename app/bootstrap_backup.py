"""Settings to backups: where the databases lie, and for Postgres what its own tools are told."""

import shlex
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from app.bootstrap_records import FILE_NAME, build_store, data_folder, needs_store
from app.env_values import SQLITE
from app.errors import InputError
from app.settings import Settings
from app.store.interface import Store

if TYPE_CHECKING:
    from app.store.sql.backup.desk import BackupDesk

PASSWORD = "(give the password in PGPASSWORD or ~/.pgpass)"  # noqa: S105 - where it is given, not what it is


def database_file(settings: Settings) -> Path | None:
    """The SQLite file of the store; None for Postgres, or where nothing is kept."""
    url = settings.database_url
    if url is None:
        return data_folder() / FILE_NAME
    return Path(url.removeprefix(SQLITE)).expanduser() if url.startswith(SQLITE) else None


def jobs_file(store: Path) -> Path:
    """The SQLite file of the jobs, beside that of the store."""
    return store.with_name(f"{store.stem}-jobs{store.suffix or '.sqlite'}")


def build_backups(
    settings: Settings, command: str, purpose: str, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> tuple["BackupDesk", Store]:
    """What makes backups and puts them back, and the store that is opened after that.

    Raises ConfigurationError where nothing is kept; InputError for Postgres, with its own `command` that does it.
    """
    from app.store.sql.backup.desk import BackupDesk

    needs_store(settings, purpose)
    file = database_file(settings)
    if file is None:
        assert settings.database_url is not None
        raise InputError(
            f"the records are in Postgres, which has tools of its own. Run: "
            f"{command.format(url=shlex.quote(without_password(settings.database_url)))} {PASSWORD}"
        )
    return BackupDesk(file, jobs_file(file), clock), build_store(settings)


def without_password(url: str) -> str:
    """The address of a Postgres database as its tools take it, without the password."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    kept = [(name, value) for name, value in parse_qsl(parts.query) if "password" not in name.lower()]
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}{at}{host}", query=urlencode(kept)))
