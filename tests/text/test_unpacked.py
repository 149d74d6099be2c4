"""A packed file is unpacked once for all processes, and never taken for another."""

import lzma
import os
from pathlib import Path

import pytest

from app.text.unpacked import unpacked


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "model.npz.xz"
    path.write_bytes(lzma.compress(b"what it holds"))
    return path


def read(packed: Path, folder: Path | None) -> bytes:
    with unpacked(packed, folder) as file:
        file.seek(0)
        return file.read()


def test_it_is_kept_for_the_next_process(packed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "softanswer"
    assert read(packed, folder) == b"what it holds"
    (kept,) = folder.iterdir()
    kept.write_bytes(b"as it lies there")
    assert read(packed, folder) == b"as it lies there"


def test_another_file_is_unpacked_anew_and_takes_the_place_of_the_old_one(
    packed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "cache"
    read(packed, folder)
    packed.write_bytes(lzma.compress(b"another version"))
    assert read(packed, folder) == b"another version"
    assert len(list(folder.iterdir())) == 1


def test_without_a_folder_that_can_hold_it_nothing_is_kept(packed: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert read(packed, None) == b"what it holds"
    assert read(packed, tmp_path / "file" / "cache") == b"what it holds"


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such rights")
def test_what_others_may_have_written_is_not_trusted(packed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    read(packed, folder)
    (kept,) = folder.iterdir()
    kept.write_bytes(b"planted")
    kept.chmod(0o666)
    assert read(packed, folder) == b"what it holds"


def test_what_cannot_be_unpacked_leaves_nothing_behind(packed: Path, tmp_path: Path) -> None:
    packed.write_bytes(b"no xz at all")
    with pytest.raises(lzma.LZMAError):
        unpacked(packed, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []
