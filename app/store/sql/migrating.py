"""Tables are made, and brought up to this version, by the migrations beside this file; once, whoever comes first."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.errors import ConfigurationError
from app.store.sql.failures import told
from app.store.sql.transaction import connection_in_transaction
from app.telemetry.log_pipe import quiet

VERSIONS = ("0001", "0002", "0003")
"""Every version that this program knows, the newest last."""

VERSION_TABLE = "softanswer_version"
MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_LOCK = 0x50F7A45E
"""The number of our advisory lock on Postgres."""


async def migrate(engine: AsyncEngine) -> None:
    """Bring the database up to this version; one cheap query where there is nothing to do.

    Raises ConfigurationError where a newer version made it, UnavailableError where it cannot be reached.
    """
    async with connection_in_transaction(engine, keep=False) as connection:
        with told():
            version = await connection.run_sync(version_of)
    if version == VERSIONS[-1]:
        return
    _refuse_newer(version)
    # Another process may do the same at this moment: who comes second finds it done.
    async with connection_in_transaction(engine, keep=True) as connection:
        with told():
            if connection.dialect.name == "postgresql":
                await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            version = await connection.run_sync(version_of)
            _refuse_newer(version)
            if version != VERSIONS[-1]:
                await connection.run_sync(_upgrade)


def version_of(connection: Connection) -> str | None:
    """The version that the tables are of; None where there are none."""
    if connection.dialect.name == "postgresql":
        there = "SELECT to_regclass(:name) IS NOT NULL"
    else:
        there = "SELECT count(*) FROM sqlite_master WHERE name = :name"
    if not connection.execute(text(there), {"name": VERSION_TABLE}).scalar():
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - our own name
    return str(found) if found else None


def _refuse_newer(version: str | None) -> None:
    if version is None or version in VERSIONS:
        return
    newer = f"its tables are of version {version!r}, and this one knows up to {VERSIONS[-1]!r}"
    advice = "install that version again, or restore a backup that was made before the upgrade"
    raise ConfigurationError([f"the database was made by a newer version of Softanswer ({newer}): {advice}"])


def _upgrade(connection: Connection) -> None:
    # It tells each of its plug-ins that it sets up, which is nothing to whoever reads the log.
    quiet("alembic")
    from alembic import command

    command.upgrade(alembic_config(connection), "head")


def alembic_config(connection: Connection) -> Any:
    """What alembic is told: where the migrations lie, and on which connection it works."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
