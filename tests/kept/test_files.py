"""A file that is kept is whole and this user's own, or it counts as none."""

import os

import pytest

from app.kept import files


def test_what_is_written_is_read_again_and_only_as_a_whole(tmp_path):
    path = tmp_path / "cache" / "one.tables"
    files.write(path, b"what it holds", most=3)
    assert files.read(path) == b"what it holds"
    raw = path.read_bytes()
    for broken in (raw[:-1], raw[1:], raw + b"x", b""):
        path.write_bytes(broken)
        assert files.read(path) is None, broken
    assert files.read(tmp_path / "nowhere") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such rights")
def test_what_others_may_have_written_is_not_read(tmp_path):
    path = tmp_path / "cache" / "one.tables"
    files.write(path, b"what it holds", most=3)
    path.chmod(0o666)
    assert files.read(path) is None
    assert (path.parent.stat().st_mode & 0o777, files.read(path.parent)) == (0o700, None)


def test_the_oldest_of_its_kind_go_and_nothing_else(tmp_path):
    (tmp_path / "another.kind").write_bytes(b"x")
    for age, name in enumerate(("a", "b", "c", "d")):
        files.write(tmp_path / f"{name}.tables", b"x", most=2)
        os.utime(tmp_path / f"{name}.tables", (age, age))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["another.kind", "c.tables", "d.tables"]


def test_where_nothing_can_be_kept_nothing_fails(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    files.write(tmp_path / "file" / "one.tables", b"x", most=2)
    assert files.read(tmp_path / "file" / "one.tables") is None
