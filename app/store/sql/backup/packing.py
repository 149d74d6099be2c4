"""One file for all the databases: a tar with a page in front that says what is in it, with a SHA-256 of each."""

import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import __version__
from app.errors import UnreadableError

PAGE = "softanswer.json"
NAMES = ("store.sqlite", "jobs.sqlite")
_PAGE_MAX = 65_536


@dataclass(frozen=True)
class Contents:
    """What a backup holds: when it was made, by which version, of which version its tables are, and its databases."""

    made: str
    softanswer: str
    tables: str
    files: Mapping[str, Mapping[str, str | int]]


def pack(databases: Mapping[str, Path], tables: str, at: datetime, target: Path) -> None:
    """Write the databases, by their names of NAMES, into a new file (mode 0600), down to the disk."""
    files = {
        name: {"sha256": digest_of(path), "bytes": path.stat().st_size} for name, path in databases.items()
    }
    page = {"made": at.isoformat(), "softanswer": __version__, "tables": tables, "files": files}
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar:
            text = json.dumps(page, indent=1).encode()
            tar.addfile(_member(PAGE, len(text), at), io.BytesIO(text))
            for name, path in databases.items():
                with path.open("rb") as database:
                    tar.addfile(_member(name, path.stat().st_size, at), database)
        stream.flush()
        os.fsync(stream.fileno())


def unpack(source: Path, folder: Path) -> Contents:
    """Write the databases of a backup into a folder, each compared with what its page says.

    Raises UnreadableError where it is no backup of ours, or not whole.
    """
    try:
        with tarfile.open(source, "r:") as tar:
            contents = _page(tar)
            for name, told in contents.files.items():
                _unpack_one(tar, name, told, folder / name)
            return contents
    except FileNotFoundError:
        raise UnreadableError(f"there is no file {source}") from None
    except (tarfile.TarError, OSError, ValueError, KeyError, TypeError, AttributeError):
        raise UnreadableError(f"{source} is no backup of Softanswer, or not whole") from None


def _page(tar: tarfile.TarFile) -> Contents:
    first = tar.next()
    stream = tar.extractfile(first) if first is not None and first.name == PAGE else None
    if stream is None:
        raise ValueError(PAGE)
    contents = Contents(**json.loads(stream.read(_PAGE_MAX)))
    if NAMES[0] not in contents.files or not set(contents.files) <= set(NAMES):
        raise ValueError(PAGE)
    return contents


def _unpack_one(tar: tarfile.TarFile, name: str, told: Mapping[str, str | int], target: Path) -> None:
    member = tar.getmember(name)
    stream = tar.extractfile(member) if member.isfile() and member.size == told["bytes"] else None
    if stream is None:
        raise ValueError(name)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        shutil.copyfileobj(stream, out, 1 << 20)
        out.flush()
        os.fsync(out.fileno())
    if digest_of(target) != told["sha256"]:
        raise ValueError(name)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _member(name: str, size: int, at: datetime) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = size, 0o600, int(at.timestamp())
    return member
