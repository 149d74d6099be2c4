"""Keeps a packed file unpacked in a folder of the user's, so that not every process has to unpack it again."""

import lzma
import os
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from app.kept import files

_AT_ONCE = 1 << 20
"""Bytes."""


def unpacked(packed: Path, folder: Path | None) -> IO[bytes]:
    """What an `.xz` file holds, open for reading; the file may be mapped.

    It is kept in `folder` under a name made of the packed file's digest, so that another one is never taken for it, and
    put there as a whole. Without a folder, or where nothing can be kept in it, it lies in a file of this process alone.
    """
    if folder is not None:
        place = folder / f"{packed.stem}-{sha256(packed.read_bytes()).hexdigest()[:32]}"
        with suppress(OSError):
            if not place.exists():
                _keep(packed, place)
            found = place.open("rb")
            if files.ours(found):
                return found
            found.close()
    own = TemporaryFile()  # noqa: SIM115 - whoever asked for it closes it
    _unpack(packed, own)
    return own


def _keep(packed: Path, place: Path) -> None:
    with files.replaced(place) as half:
        _unpack(packed, half)
        os.fsync(half.fileno())  # it is mapped, and nobody looks again whether it is whole
    for old in place.parent.glob(f"{packed.stem}-*"):
        if old != place:  # of a version that was there before
            with suppress(OSError):
                old.unlink()


def _unpack(packed: Path, into: IO[bytes]) -> None:
    with lzma.open(packed) as content:
        shutil.copyfileobj(content, into, _AT_ONCE)
    into.flush()
