"""A backup taken while others write is one state, holds all that was acknowledged before it, and can be put back."""

import asyncio
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing

import pytest

from app.errors import ConflictError, InputError, UnavailableError
from app.store.sql.store import SqlStore
from tests.store.backups import add, desk_of, kept_in, run, said

WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from app.model.record import AuditEntry
from app.store.sql.store import SqlStore

async def main():
    store = SqlStore(Path(sys.argv[1]))
    await store.open()
    number = 0
    while True:
        now = datetime.now(UTC)
        # A count and its entry are one transaction: a state that holds one without the other never was.
        async with store.transaction() as records:
            await records.customers.seen(f"c-{sys.argv[2]}", now, abusive=False)
            await records.audit.add(AuditEntry(at=now, who=f"w-{sys.argv[2]}", what="x", object=str(number)))
        print(number, flush=True)
        number += 1

asyncio.run(main())
"""


@pytest.fixture
def place(tmp_path):
    """A folder with a store and a database of jobs beside it."""
    return kept_in(tmp_path / "data")


def test_what_was_kept_comes_back_and_what_came_after_lies_aside(place, tmp_path):
    target = tmp_path / "backup.tar"
    size = desk_of(place).backup(target)
    assert size == target.stat().st_size
    run(add(place / "s.sqlite", "after"))
    restored = desk_of(place).restore(target)
    assert run(said(place / "s.sqlite")) == ["first"]
    assert run(said(restored.aside[0])) == ["after", "first"]
    assert {path.name for path in restored.aside} == {
        "s.sqlite.before-restore-20260601T120000",
        "s-jobs.sqlite.before-restore-20260601T120000",
    }
    with closing(sqlite3.connect(place / "s-jobs.sqlite")) as jobs:
        assert jobs.execute("SELECT id FROM jobs").fetchall() == [("j-1",)]


def test_it_is_restored_where_nothing_is_too(place, tmp_path):
    desk_of(place).backup(tmp_path / "backup.tar")
    restored = desk_of(tmp_path / "new").restore(tmp_path / "backup.tar")
    assert restored.aside == ()
    assert run(said(tmp_path / "new" / "s.sqlite")) == ["first"]


def test_the_jobs_need_not_be_there(place, tmp_path):
    (place / "s-jobs.sqlite").unlink()
    desk_of(place).backup(tmp_path / "backup.tar")
    assert "jobs.sqlite" not in desk_of(place).restore(tmp_path / "backup.tar").contents.files


def test_only_its_owner_may_read_anything_of_it_and_nothing_is_left_over(place, tmp_path):
    target = tmp_path / "out" / "backup.tar"
    target.parent.mkdir()
    before = os.umask(0)
    try:
        desk_of(place).backup(target)
        desk_of(place).restore(target)
    finally:
        os.umask(before)
    assert [path.name for path in target.parent.iterdir()] == ["backup.tar"]
    files = [target, *place.iterdir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files if "jobs" not in path.name} == {0o600}
    assert not [path for path in place.iterdir() if path.name.startswith(".softanswer-")]


def test_a_file_that_is_there_is_not_written_over_unless_asked(place, tmp_path):
    target = tmp_path / "backup.tar"
    target.write_text("a letter")
    with pytest.raises(InputError, match="is there already"):
        desk_of(place).backup(target)
    assert target.read_text() == "a letter"
    desk_of(place).backup(target, force=True)
    assert desk_of(place).restore(target)


def test_without_a_database_or_a_folder_there_is_nothing_to_do(place, tmp_path):
    with pytest.raises(InputError, match="there is no database yet"):
        desk_of(tmp_path).backup(tmp_path / "b.tar")
    with pytest.raises(InputError, match="there is no folder"):
        desk_of(place).backup(tmp_path / "nowhere" / "b.tar")


def test_a_backup_under_load_is_one_state_with_all_that_was_acknowledged_before(place, tmp_path):
    database = place / "s.sqlite"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(database), str(n)], stdout=subprocess.PIPE)
        for n in range(2)
    ]
    for writer in writers:
        os.set_blocking(writer.stdout.fileno(), False)
    acknowledged = [b"", b""]

    def hear():
        for number, writer in enumerate(writers):
            acknowledged[number] += writer.stdout.read() or b""
        return [text.count(b"\n") for text in acknowledged]

    def newer_than(counts):
        until = time.monotonic() + 60
        while not all(now > before for now, before in zip(hear(), counts, strict=True)):
            assert time.monotonic() < until, "the writers do not write"
            time.sleep(0.005)

    taken = []
    try:
        newer_than([20, 20])
        for number in range(5):
            before = hear()
            desk_of(place).backup(tmp_path / f"{number}.tar")
            taken.append((before, hear()))
            newer_than(taken[-1][1])
        with pytest.raises(ConflictError):
            desk_of(place).restore(tmp_path / "0.tar")
    finally:
        for writer in writers:
            writer.kill()
            writer.communicate()
    for number, (before, _) in enumerate(taken):
        folder = tmp_path / f"restored-{number}"
        desk_of(folder).restore(tmp_path / f"{number}.tar")
        with closing(sqlite3.connect(folder / "s.sqlite")) as copy:
            for who in range(2):
                rows = copy.execute("SELECT object FROM audit WHERE who = ? ORDER BY number", (f"w-{who}",))
                objects = [int(row[0]) for row in rows]
                (count,) = copy.execute(
                    "SELECT contacts FROM customers WHERE ref = ?", (f"c-{who}",)
                ).fetchone()
                # All of the beginning, nothing twice, no transaction by half, and not less than was acknowledged.
                assert objects == list(range(count))
                assert before[who] <= count
    assert any(after != before for before, after in taken), "nobody wrote while a backup was made"


def test_nothing_is_restored_while_somebody_works_with_the_database(place, tmp_path):
    desk_of(place).backup(tmp_path / "backup.tar")

    async def try_it():
        store = SqlStore(place / "s.sqlite")
        await store.open()
        with pytest.raises(ConflictError, match="works with the database"):
            desk_of(place).restore(tmp_path / "backup.tar")
        await store.close()
        await asyncio.to_thread(desk_of(place).restore, tmp_path / "backup.tar")

    run(try_it())


def test_nothing_is_restored_while_another_program_has_the_file_open(place, tmp_path):
    desk_of(place).backup(tmp_path / "backup.tar")
    for name in ("s.sqlite", "s-jobs.sqlite"):
        with closing(sqlite3.connect(place / name)) as other:
            other.execute("PRAGMA journal_mode=WAL").fetchone()
            other.execute("SELECT count(*) FROM sqlite_master").fetchone()
            with pytest.raises(ConflictError, match=f"has {name} open"):
                desk_of(place).restore(tmp_path / "backup.tar")
    assert run(said(place / "s.sqlite")) == ["first"]


def test_nobody_begins_to_work_while_a_backup_is_put_back(place):
    from app.store.sql.in_use import alone

    with alone(place / "s.sqlite"), pytest.raises(UnavailableError, match="being restored"):
        run(add(place / "s.sqlite", "too soon"))
    run(add(place / "s.sqlite", "later"))


def test_a_database_that_cannot_be_read_is_set_aside_for_the_backup(place, tmp_path):
    desk_of(place).backup(tmp_path / "backup.tar")
    (place / "s.sqlite").write_bytes(b"not a database at all" * 500)
    restored = desk_of(place).restore(tmp_path / "backup.tar")
    assert run(said(place / "s.sqlite")) == ["first"]
    assert restored.aside[0].read_bytes().startswith(b"not a database")


def test_a_disk_that_is_full_leaves_no_half_of_a_backup(place, tmp_path):
    if shutil.which("prlimit") is None:
        pytest.skip("this system has no way to keep files small")
    code = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime; "
        "from app.store.sql.backup.desk import BackupDesk; p = Path(sys.argv[1]); "
        "BackupDesk(p / 's.sqlite', p / 's-jobs.sqlite', lambda: datetime.now(UTC)).backup(Path(sys.argv[2]))"
    )
    done = subprocess.run(
        ["prlimit", "--fsize=60000", sys.executable, "-c", code, str(place), str(tmp_path / "b.tar")],
        capture_output=True,
        check=False,
    )
    assert b"UnavailableError" in done.stderr
    assert list(tmp_path.glob("b.tar")) == []
