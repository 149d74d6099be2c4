"""What was worked out of a text that ships (a table read, an expression compiled), kept for the next process."""

import atexit
import marshal
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import time
from typing import Any
from zlib import crc32

from app.kept import files

FILES = 3
"""Files kept: one for each version of Python."""

LARGEST = 10_000_000
"""Bytes that one file holds at most, near twice what all languages need; then what was used last the longest ago goes.

What was used within `FRESH` stays even so, up to twice as much: the processes of one run never put out what another of
them needs.
"""

FRESH = 3_600
"""Seconds for which a use counts as one of now; an older one is written down anew."""

_FORM = 3
"""The number goes up when the file is of another form."""

_Found = tuple[int, bytes]
"""When it was used (seconds since 1970, seldom written anew), and what followed."""

_Place = tuple[int, int, int, int]
"""When it was used; where in the file what followed begins and ends; the checksum of that."""

News = tuple[dict[bytes, bytes], set[bytes]]
"""What is new, and the keys of what was used."""

_SIZE = 8
"""Bytes that tell how long the table of places is; its digest stands before them."""


class WorkedOut:
    """Plain values by the text that they follow from, so that what is found is never out of date.

    Of the texts only digests are kept. Nothing that a customer wrote may be given here. Mutable; `keep` writes it.
    """

    def __init__(self, path: Path | None) -> None:
        """What is not there or not whole counts as unknown; without a path nothing is kept."""
        self._path = path
        self._kept = _Kept(path) if path else None
        self._own: dict[bytes, bytes] = {}
        self._new: set[bytes] = set()
        self._used: set[bytes] = set()

    def get(self, way: str, text: str) -> Any:
        """What followed from a text; None where that is not known. `way` names how, with its version."""
        key = _key(way, text)
        found: bytes | memoryview | None = self._own.get(key)
        if found is None and self._kept:
            found = self._kept.get(key)
        if found is None:
            return None
        self._used.add(key)
        return marshal.loads(found)  # noqa: S302 - `files` saw that it is ours, and `_Kept` that it is whole

    def put(self, way: str, text: str, value: Any) -> None:
        """Remember what follows from a text: numbers, strings and collections of them, else it is left alone."""
        with suppress(ValueError):
            key = _key(way, text)
            self._own[key] = marshal.dumps(value)
            self._new.add(key)

    def begin(self) -> None:
        """What was worked out up to here is no news: a forked process begins so, for its parent knows of that."""
        self._new, self._used = set(), set()

    def news(self) -> News:
        """What this process worked out and used, for another one to `take`: so one of many writes it down."""
        return {key: self._own[key] for key in self._new}, self._used

    def take(self, news: News) -> None:
        """What a process of ours worked out and used is as if it had been so here."""
        own, used = news
        self._own |= own
        self._new |= own.keys()
        self._used |= used

    def keep(self) -> None:
        """Write what is new beside what others wrote meanwhile, and when it was used; else nothing is written."""
        if not self._path or not self._kept:
            return
        now = _now()
        if not (
            self._new or any(now - self._kept.used(key) > FRESH for key in self._used - self._own.keys())
        ):
            return
        mine = {key: self._own.get(key) or self._kept.get(key) for key in self._used | self._new}
        known = _Kept(self._path).all() | {key: (now, bytes(found)) for key, found in mine.items() if found}
        self._new = set()
        files.write(self._path, _packed(_within(known, now)), FILES)


class _Kept:
    """What a file holds, each part read and looked at only when it is asked for."""

    def __init__(self, path: Path) -> None:
        self._content = files.mapped(path)
        self._places: dict[bytes, _Place] = _places(self._content)

    def used(self, key: bytes) -> int:
        """When it was used last; long ago where it is not known."""
        return self._places[key][0] if key in self._places else 0

    def get(self, key: bytes) -> memoryview | None:
        """What followed; None where it is not known, or is not as it was written."""
        place = self._places.get(key)
        if place is None:
            return None
        _, start, end, checksum = place
        found = self._content[start:end]
        return found if crc32(found) == checksum else None

    def all(self) -> dict[bytes, _Found]:
        """All that is whole."""
        parts = ((key, self.used(key), self.get(key)) for key in self._places)
        return {key: (used, bytes(found)) for key, used, found in parts if found is not None}


@cache
def worked_out() -> WorkedOut:
    """That of this user, for this version of Python; it is written when the process ends."""
    folder = files.folder()
    version = sha256(f"{sys.version} {sys.implementation.cache_tag} {marshal.version} {_FORM}".encode())
    found = WorkedOut(folder / f"{version.hexdigest()[:16]}.tables" if folder else None)
    atexit.register(found.keep)
    return found


def _within(known: dict[bytes, _Found], now: int) -> dict[bytes, _Found]:
    """As much as a file holds: what is fresh, and of the rest what was used last."""
    size = sum(len(content) for _, content in known.values())
    stays = dict(known)
    for key, (used, content) in sorted(known.items(), key=lambda item: item[1][0]):
        if size <= (LARGEST if now - used > FRESH else 2 * LARGEST):
            break
        del stays[key]
        size -= len(content)
    return stays


def _now() -> int:
    return int(time())


def _key(way: str, text: str) -> bytes:
    return sha256(f"{way}\n{text}".encode("utf-8", "surrogatepass")).digest()[:16]


def _packed(known: dict[bytes, _Found]) -> bytes:
    """A file: the digest and the size of a table of places, the table, and what it speaks of."""
    places: dict[bytes, _Place] = {}
    end = 0
    for key, (used, content) in known.items():
        places[key] = (used, end, end + len(content), crc32(content))
        end += len(content)
    table = marshal.dumps(places)
    head = sha256(table).digest() + len(table).to_bytes(_SIZE, "little")
    return b"".join([head, table, *(content for _, content in known.values())])


def _places(content: memoryview) -> dict[bytes, _Place]:
    """The table of places, counted from the beginning of the file; empty where it is not whole."""
    digest = sha256().digest_size
    first = digest + _SIZE
    behind = first + int.from_bytes(content[digest:first], "little")
    table = content[first:behind]
    if content[:digest] != sha256(table).digest():
        return {}
    try:
        found = marshal.loads(table)  # noqa: S302 - as above
    except (EOFError, ValueError, TypeError):
        return {}
    return {key: (used, behind + at, behind + end, sum_) for key, (used, at, end, sum_) in found.items()}
