"""What is no whole backup, and a database that is none any more."""

import io
import json
import os
import sqlite3
import tarfile
from contextlib import closing

import pytest

from app.errors import ConfigurationError, UnavailableError, UnreadableError
from app.model.record import AuditEntry
from app.store.sql.backup.packing import NAMES, PAGE
from app.store.sql.store import SqlStore
from tests.store.backups import NOW, desk_of, kept_in, run, said


@pytest.fixture
def place(tmp_path):
    """A folder with a store and a database of jobs beside it."""
    return kept_in(tmp_path / "data")


def repacked(source, target, change):
    """The same backup with its members changed: a dict of name to bytes."""
    with tarfile.open(source) as tar:
        members = {member.name: tar.extractfile(member).read() for member in tar.getmembers()}
    with tarfile.open(target, "w") as tar:
        for name, data in change(members).items():
            told = tarfile.TarInfo(name)
            told.size = len(data)
            tar.addfile(told, io.BytesIO(data))
    return target


def with_page(members, **changes):
    page = {**json.loads(members[PAGE]), **changes}
    return {**members, PAGE: json.dumps(page).encode()}


def flipped(data):
    return data[:5000] + bytes([data[5000] ^ 1]) + data[5001:]


BROKEN = {
    "a byte of a database": lambda m: {**m, NAMES[0]: flipped(m[NAMES[0]])},
    "half of a database": lambda m: {**m, NAMES[0]: m[NAMES[0]][:4096]},
    "no database": lambda m: {PAGE: m[PAGE]},
    "no page": lambda m: {NAMES[0]: m[NAMES[0]]},
    "the page at the end": lambda m: {NAMES[0]: m[NAMES[0]], PAGE: m[PAGE]},
    "a page that is no JSON": lambda m: {**m, PAGE: b"{"},
    "a page of another kind": lambda m: {**m, PAGE: b"[1]"},
    "a name that leads elsewhere": lambda m: with_page(
        {**m, "../evil": b"x"}, files={**json.loads(m[PAGE])["files"], "../evil": {"sha256": "", "bytes": 1}}
    ),
    "files that are a list": lambda m: with_page(m, files=["store.sqlite"]),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_no_whole_backup_changes_nothing(place, tmp_path, what):
    desk_of(place).backup(tmp_path / "good.tar")
    before = sorted(path.name for path in tmp_path.iterdir())
    bad = repacked(tmp_path / "good.tar", tmp_path / "bad.tar", BROKEN[what])
    with pytest.raises(UnreadableError):
        desk_of(place).restore(bad)
    assert run(said(place / "s.sqlite")) == ["first"]
    assert not [path for path in place.iterdir() if "before-restore" in path.name]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "bad.tar"])


@pytest.mark.parametrize("data", [b"", b"a letter", b"\x1f\x8b" + bytes(100)])
def test_another_file_is_no_backup(place, tmp_path, data):
    (tmp_path / "other").write_bytes(data)
    with pytest.raises(UnreadableError):
        desk_of(place).restore(tmp_path / "other")


def test_a_backup_of_a_newer_version_is_refused(place, tmp_path):
    with closing(sqlite3.connect(place / "s.sqlite")) as connection:
        connection.execute("UPDATE softanswer_version SET version_num = '9999'")
        connection.commit()
    desk_of(place).backup(tmp_path / "newer.tar")
    with pytest.raises(ConfigurationError, match="newer version"):
        desk_of(tmp_path / "new").restore(tmp_path / "newer.tar")


def test_a_damaged_database_is_no_backup(place, tmp_path):
    run(fill(place / "s.sqlite"))
    with closing(sqlite3.connect(place / "s.sqlite")) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    data = bytearray((place / "s.sqlite").read_bytes())
    page = len(data) // 4096 // 2 * 4096
    data[page : page + 2000] = os.urandom(2000)
    (place / "s.sqlite").write_bytes(data)
    with pytest.raises(UnavailableError):
        desk_of(place).backup(tmp_path / "bad.tar")
    assert not (tmp_path / "bad.tar").exists()


async def fill(path):
    store = SqlStore(path)
    await store.open()
    async with store.transaction() as records:
        for number in range(500):
            await records.audit.add(AuditEntry(at=NOW, who="w", what="x" * 50, object=str(number)))
    await store.close()
