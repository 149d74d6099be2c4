"""Opening: tables are made once, whoever comes first; a newer database is refused; files are for their owner alone."""

import asyncio
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from app.errors import ConfigurationError, UnavailableError
from app.store.sql.migrating import MIGRATIONS, VERSION_TABLE, VERSIONS, alembic_config
from app.store.sql.store import SqlStore
from app.store.sql.tables import METADATA

ROOT = Path(__file__).resolve().parents[2]
OPEN = """
import asyncio, sys
from pathlib import Path
from app.store.sql.store import SqlStore
async def main(database):
    store = SqlStore(database if "://" in database else Path(database))
    await store.open()
    print("alembic" in sys.modules)
    await store.close()
asyncio.run(main(sys.argv[1]))
"""


def opener(database):
    return subprocess.Popen(
        [sys.executable, "-c", OPEN, str(database)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )


def test_processes_that_open_an_empty_database_at_once_all_find_it_ready(database):
    openers = [opener(database) for _ in range(4)]
    ended = [(one.communicate(timeout=60), one.returncode) for one in openers]
    assert [(code, out[1]) for out, code in ended] == [(0, b"")] * 4
    (out, _), code = (one := opener(database)).communicate(timeout=60), one.wait()
    assert (out.strip(), code) == (b"False", 0), "alembic is read only where something is to do"


def test_the_tables_are_those_that_the_migrations_make(run):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def differences(connection):
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        return compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)

    async def work(store):
        async with store.engines.writer.connect() as connection:
            return await connection.run_sync(differences)

    assert run(work) == []


def test_every_migration_has_its_place_in_the_versions():
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory.from_config(alembic_config(None)).walk_revisions()
    assert tuple(step.revision for step in steps) == tuple(reversed(VERSIONS))
    assert len(list((MIGRATIONS / "versions").glob("v*.py"))) == len(VERSIONS)


def test_a_database_of_a_newer_version_is_refused_with_what_to_do(database, run):
    async def work(store):
        async with store.engines.writer.begin() as connection:
            await connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
        with pytest.raises(ConfigurationError) as caught:
            await store.open()
        return str(caught.value)

    told = run(work)
    assert "newer version" in told
    assert "'9999'" in told
    assert "install that version" in told


def test_a_file_is_made_for_its_owner_alone_with_what_lies_beside_it(tmp_path):
    async def work():
        store = SqlStore(tmp_path / "store.sqlite")
        await store.open()
        async with store.transaction() as records:
            await records.customers.seen("c-1", NOW, abusive=False)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        async with store.engines.writer.connect() as connection:
            wanted = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
            pragmas = [(await connection.exec_driver_sql(f"PRAGMA {one}")).scalar() for one in wanted]
        await store.close()
        return modes, pragmas

    from tests.store.conftest import NOW

    modes, pragmas = asyncio.run(work())
    beside = ("", "-wal", "-shm", "-in-use")
    assert modes == dict.fromkeys([f"store.sqlite{end}" for end in beside], 0o600)
    assert pragmas == ["wal", 2, 1, 5000, 1]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ConfigurationError, match="there is no folder"):
        asyncio.run(SqlStore(tmp_path / "no" / "store.sqlite").open())


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path):
    path = tmp_path / "store.sqlite"
    path.write_text("my notes, which are no database, and long enough to be looked at" * 20)
    with pytest.raises(UnavailableError, match="no SQLite database"):
        asyncio.run(SqlStore(path).open())
    assert path.read_text().startswith("my notes")


@pytest.mark.parametrize("place", ["127.0.0.1:1", "no-such-host.invalid:5432"])
def test_a_database_that_cannot_be_reached_is_told_without_its_password(place):
    store = SqlStore(f"postgresql://soft:pass-word@{place}/records")
    with pytest.raises(UnavailableError) as caught:
        asyncio.run(store.open())
    assert "pass-word" not in f"{caught.value} {store!r}"
    assert caught.value.retry_after_s > 0


def test_a_database_that_went_away_is_told_and_used_again_when_it_is_back(postgres, draft_record):
    database = postgres.database()

    async def work():
        store = SqlStore(database)
        await store.open()
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
        postgres.stop()
        with pytest.raises(UnavailableError):
            async with store.view() as records:
                await records.drafts.get("d-1")
        postgres.start()
        async with store.view() as records:
            found = await records.drafts.get("d-1")
        await store.close()
        return found

    assert asyncio.run(work()) == draft_record()


def test_a_writer_of_another_process_is_waited_for(tmp_path, draft_record):
    import sqlite3

    path = tmp_path / "store.sqlite"

    async def work():
        store = SqlStore(path)
        await store.open()
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        asyncio.get_running_loop().call_later(0.5, other.rollback)
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
        other.close()
        await store.close()

    asyncio.run(work())
