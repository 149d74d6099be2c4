"""Files that can be made anew at any time: this user's alone, and whole or not there."""

import mmap
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_DIGEST = sha256().digest_size


def folder() -> Path | None:
    """Where this user's programs keep what they can make anew; nothing where there is no home."""
    from platformdirs import user_cache_path

    found = user_cache_path("softanswer", appauthor=False)
    return found if found.is_absolute() else None


def read(path: Path) -> bytes | None:
    """What `write` put there; None where there is no such file, others may have written it, or it is not whole."""
    try:
        with path.open("rb") as file:
            raw = file.read() if ours(file) else b""
    except OSError:
        return None
    content = raw[_DIGEST:]
    return content if raw[:_DIGEST] == sha256(content).digest() else None


def mapped(path: Path) -> memoryview:
    """The same, of which only what is looked at is read: whoever asks sees for themselves whether that is whole."""
    try:
        with path.open("rb") as file:
            if not ours(file):
                return memoryview(b"")
            # Windows replaces no file that is mapped.
            raw = file.read() if os.name == "nt" else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # the latter where it is empty
        return memoryview(b"")
    return memoryview(raw)[_DIGEST:]


def write(path: Path, content: bytes, most: int) -> None:
    """Keep a content where that can be done; of the files beside it with its ending the `most` newest stay."""
    with suppress(OSError):
        with replaced(path) as half:
            half.write(sha256(content).digest() + content)
        kept = sorted(path.parent.glob(f"*{path.suffix}"), key=lambda one: one.stat().st_mtime)
        for old in kept[:-most]:
            old.unlink()


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """A file to be written that takes a name when it is whole, in a folder of this user's alone. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as half:
        try:
            yield half
            half.flush()
            Path(half.name).replace(path)
        except BaseException:
            Path(half.name).unlink(missing_ok=True)
            raise


def ours(file: IO[bytes]) -> bool:
    """Whether nobody else can have written the file."""
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        return False
    # Windows knows neither owners nor these rights.
    return os.name == "nt" or (status.st_uid == os.getuid() and not status.st_mode & _OTHERS_MAY_WRITE)
