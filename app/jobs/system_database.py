"""Where DBOS keeps its tables: a SQLite file beside ours, or a schema of its own in the same Postgres."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

SCHEMA = "softanswer_jobs"
"""The schema on Postgres."""

BUSY_MS = 30_000
"""Milliseconds that a writer on SQLite waits for another one."""

POOL = 4
"""Connections that are kept open to Postgres; as many more may be opened for a moment."""


@dataclass(frozen=True)
class SystemDatabase:
    """The place, from the URL of the store: `sqlite:///path` or `postgresql://…`."""

    store_url: str

    @property
    def file(self) -> Path | None:
        """The SQLite file, `<name of the store's>-jobs.sqlite`; None on Postgres."""
        if not self.store_url.startswith("sqlite"):
            return None
        store = Path(self.store_url.partition("///")[2]).expanduser()
        return store.with_name(f"{store.stem}-jobs{store.suffix or '.sqlite'}")

    @property
    def url(self) -> str:
        """The same as DBOS's own commands take it; it may hold a password."""
        if self.file is None:
            return (
                _psycopg_url(self.store_url)
                .set(drivername="postgresql")
                .render_as_string(hide_password=False)
            )
        return f"sqlite:///{self.file}"

    def engine(self) -> "Engine":
        """A new engine; the file is made readable for its owner alone, before anything is written to it."""
        if self.file is None:
            return _postgres(self.store_url)
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Only where it is not there: closing a file that SQLite has open in this process takes its locks away.
        with suppress(FileExistsError):
            os.close(os.open(self.file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        return _sqlite(self.file)


def _psycopg_url(store_url: str) -> "URL":
    from sqlalchemy import make_url

    return make_url(store_url).set(drivername="postgresql+psycopg")


def _sqlite(path: Path) -> "Engine":
    from sqlalchemy import URL, create_engine, event

    engine = create_engine(URL.create("sqlite", database=str(path)), hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        # As DBOS sets up an engine of its own: writers queue up at the beginning of their transaction.
        connection.isolation_level = "IMMEDIATE"
        for pragma in (
            f"busy_timeout={BUSY_MS}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _postgres(store_url: str) -> "Engine":
    from sqlalchemy import create_engine

    return create_engine(
        _psycopg_url(store_url),
        hide_parameters=True,
        pool_size=POOL,
        max_overflow=POOL,
        pool_pre_ping=True,
        connect_args={"application_name": "softanswer-jobs", "connect_timeout": 10},
    )
