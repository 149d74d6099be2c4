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

_FORM = 2
"""The number goes up when the file is of another form."""

_Found = tuple[int, bytes]
"""When it was used (seconds since 1970, seldom written anew), and what followed."""


class WorkedOut:
    """Plain values by the text that they follow from, so that what is found is never out of date.

    Of the texts only digests are kept. Nothing that a customer wrote may be given here. Mutable; `keep` writes it.
    """

    def __init__(self, path: Path | None) -> None:
        """A file that is not there or not whole counts as empty; without a path nothing is kept."""
        self._path = path
        self._known = _read(path) if path else {}
        self._new: set[bytes] = set()
        self._used: set[bytes] = set()

    def get(self, way: str, text: str) -> Any:
        """What followed from a text; None where that is not known. `way` names how, with its version."""
        key = _key(way, text)
        found = self._known.get(key)
        if found is None:
            return None
        self._used.add(key)
        return marshal.loads(found[1])  # noqa: S302 - `files` saw that it is ours and whole

    def put(self, way: str, text: str, value: Any) -> None:
        """Remember what follows from a text: numbers, strings and collections of them, else it is left alone."""
        with suppress(ValueError):
            key = _key(way, text)
            self._known[key] = _now(), marshal.dumps(value)
            self._new.add(key)

    def keep(self) -> None:
        """Write what is new beside what others wrote meanwhile, and when it was used; else nothing is written."""
        now = _now()
        used = self._used | self._new
        if not self._path or not (self._new or any(now - self._known[key][0] > FRESH for key in used)):
            return
        known = _read(self._path) | {key: (now, self._known[key][1]) for key in used}
        self._known, self._new = known | self._known, set()
        files.write(self._path, marshal.dumps(_within(known, now)), FILES)


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


def _read(path: Path) -> dict[bytes, _Found]:
    content = files.read(path)
    try:
        found = marshal.loads(content) if content else {}  # noqa: S302 - as above
    except (EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}
