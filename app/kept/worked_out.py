"""What was worked out of a text that ships (a table read, an expression compiled), kept for the next process."""

import atexit
import marshal
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.kept import files

FILES = 3
"""Files kept: one for each version of Python."""

LARGEST = 10_000_000
"""Bytes that one file holds at most, near twice what all languages need; then only what is in use stays."""


class WorkedOut:
    """Plain values by the text that they follow from, so that what is found is never out of date.

    Of the texts only digests are kept. Nothing that a customer wrote may be given here. Mutable; `keep` writes it.
    """

    def __init__(self, path: Path | None) -> None:
        """A file that is not there or not whole counts as empty; without a path nothing is kept."""
        self._path = path
        self._known = _read(path) if path else {}
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()

    def get(self, way: str, text: str) -> Any:
        """What followed from a text; None where that is not known. `way` names how, with its version."""
        key = _key(way, text)
        found = self._known.get(key)
        if found is None:
            return None
        self._used.add(key)
        return marshal.loads(found)  # noqa: S302 - `files` saw that it is ours and whole

    def put(self, way: str, text: str, value: Any) -> None:
        """Remember what follows from a text: numbers, strings and collections of them, else it is left alone."""
        with suppress(ValueError):
            key = _key(way, text)
            self._known[key] = self._new[key] = marshal.dumps(value)

    def keep(self) -> None:
        """Write what is new beside what others wrote meanwhile."""
        if self._path and self._new:
            new, self._new = self._new, {}
            known = _read(self._path) | new
            if sum(map(len, known.values())) > LARGEST:
                known = {key: known[key] for key in known.keys() & self._used} | new
            files.write(self._path, marshal.dumps(known), FILES)


@cache
def worked_out() -> WorkedOut:
    """That of this user, for this version of Python; it is written when the process ends."""
    folder = files.folder()
    version = sha256(f"{sys.version} {sys.implementation.cache_tag} {marshal.version}".encode()).hexdigest()[
        :16
    ]
    found = WorkedOut(folder / f"{version}.tables" if folder else None)
    atexit.register(found.keep)
    return found


def _key(way: str, text: str) -> bytes:
    return sha256(f"{way}\n{text}".encode("utf-8", "surrogatepass")).digest()[:16]


def _read(path: Path) -> dict[bytes, bytes]:
    content = files.read(path)
    try:
        found = marshal.loads(content) if content else {}  # noqa: S302 - as above
    except (EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}
