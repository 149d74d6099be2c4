"""Keeps a packed file unpacked in a folder of the user's, so that not every process has to unpack it again."""

import lzma
import os
import shutil
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import IO

_AT_ONCE = 1 << 20
"""Bytes."""

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def unpacked(packed: Path, folder: Path | None) -> IO[bytes]:
    """What an `.xz` file holds, open for reading; the file may be mapped.

    It is kept in `folder` under a name made of the packed file's digest, so that another one is never taken for it, and
    put there as a whole. Without a folder, or where nothing can be kept in it, it lies in a file of this process alone.
    """
    if folder is not None:
        kept = folder / f"{packed.stem}-{sha256(packed.read_bytes()).hexdigest()[:32]}"
        with suppress(OSError):
            if not kept.exists():
                _keep(packed, kept)
            found = kept.open("rb")
            if _ours(found):
                return found
            found.close()
    own = TemporaryFile()  # noqa: SIM115 - whoever asked for it closes it
    _unpack(packed, own)
    return own


def _keep(packed: Path, kept: Path) -> None:
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=kept.parent, prefix=".", delete=False) as half:
        try:
            _unpack(packed, half)
            os.fsync(half.fileno())
            Path(half.name).replace(kept)
        except BaseException:
            Path(half.name).unlink(missing_ok=True)
            raise
    for old in kept.parent.glob(f"{packed.stem}-*"):
        if old != kept:  # of a version that was there before
            with suppress(OSError):
                old.unlink()


def _unpack(packed: Path, into: IO[bytes]) -> None:
    with lzma.open(packed) as content:
        shutil.copyfileobj(content, into, _AT_ONCE)
    into.flush()


def _ours(file: IO[bytes]) -> bool:
    """Whether nobody else can have written the file."""
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        return False
    # Windows knows neither owners nor these rights.
    return os.name == "nt" or (status.st_uid == os.getuid() and not status.st_mode & _OTHERS_MAY_WRITE)
