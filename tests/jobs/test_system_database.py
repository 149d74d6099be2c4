"""Where the jobs' tables lie: beside the store's file, or in its Postgres."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.jobs.system_database import SystemDatabase


@pytest.mark.parametrize(
    ("store", "jobs"),
    [
        ("sqlite:////data/softanswer.sqlite", "/data/softanswer-jobs.sqlite"),
        ("sqlite:///here/my.desk.db", "here/my.desk-jobs.db"),
        ("sqlite:////data/plain", "/data/plain-jobs.sqlite"),
    ],
)
def test_a_sqlite_store_has_its_jobs_in_a_file_beside_it(store, jobs):
    assert SystemDatabase(store).file == Path(jobs)
    assert SystemDatabase(store).url == f"sqlite:///{jobs}"


def test_on_postgres_they_lie_in_the_same_database():
    place = SystemDatabase("postgresql://me:secret@host:5433/desk?sslmode=require")
    assert place.file is None
    assert place.url == "postgresql://me:secret@host:5433/desk?sslmode=require"


def test_the_file_is_for_its_owner_alone_and_forgets_what_is_deleted(tmp_path):
    place = SystemDatabase(f"sqlite:///{tmp_path}/new/softanswer.sqlite")
    engine = place.engine()
    with engine.connect() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "secure_delete", "synchronous", "foreign_keys")
        }
    engine.dispose()
    assert told == {"journal_mode": "wal", "secure_delete": 1, "synchronous": 2, "foreign_keys": 1}
    assert stat.S_IMODE(place.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.file.parent.stat().st_mode) == 0o700


def test_a_second_engine_in_one_process_takes_no_lock_from_the_first(tmp_path):
    """Another process that comes and goes must find the first one's locks, and leave it its write-ahead log."""
    place = SystemDatabase(f"sqlite:///{tmp_path}/softanswer.sqlite")
    first = place.engine()
    with first.connect() as reading:
        reading.exec_driver_sql("CREATE TABLE seen (number INTEGER)")
        reading.commit()
        assert reading.exec_driver_sql("SELECT count(*) FROM seen").scalar() == 0
        place.engine().dispose()
        code = (
            "import sqlite3, sys\nother = sqlite3.connect(sys.argv[1])\n"
            "other.execute('INSERT INTO seen VALUES (1)')\nother.commit()\nother.close()"
        )
        for count in (1, 2, 3):
            subprocess.run([sys.executable, "-c", code, place.file], check=True)
            assert reading.exec_driver_sql("SELECT count(*) FROM seen").scalar() == count
    first.dispose()
