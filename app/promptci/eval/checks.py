"""A digest of all that decides a status, so that runs of different checks are never compared."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import app
from app.model.guideline import Guideline

if TYPE_CHECKING:
    from hashlib import _Hash

ROOMS = ("checklist", "text", "reading", "conditions.py", "pipeline/plan.py", "pipeline/asks.py")
"""Where a status is decided: the checks, what they know of texts and messages, and when a guideline applies."""

DECIDES = {"id", "kind", "severity", "applies", "check", "cues", "weighing", "question"}
"""The fields of a guideline that decide its status; its prompt and its phrases change the reply alone."""


def checks_digest(guidelines: Iterable[Guideline], package: Path | None = None) -> str:
    """Sixteen hexadecimal characters that change with the wordings, weights and code of the checks.

    `package` is the folder of the package, this one where none is named. Ends of lines do not count: Git may change
    them.
    """
    digest = _of_files(str(package)) if package else _of_ours().copy()
    for guideline in guidelines:
        digest.update(guideline.model_dump_json(include=DECIDES).encode())
        for locale, wording in sorted(guideline.wording.items()):
            digest.update(f"{locale}{wording.avoid}".encode())
    return digest.hexdigest()[:16]


@cache
def _of_ours() -> "_Hash":
    """Of the files that this process runs by, read once."""
    return _of_files(str(Path(app.__file__).parent))


def _of_files(root: str) -> "_Hash":
    digest = sha256()
    for names in sorted(_files(root)):
        with open(os.path.join(root, *names), "rb") as stream:  # noqa: PTH118, PTH123 - hundreds: a Path is dear
            content = stream.read()
        digest.update("/".join(names).encode())
        digest.update(content.replace(b"\r\n", b"\n") if b"\r" in content else content)
    return digest


def _files(root: str) -> Iterator[tuple[str, ...]]:
    """The files of the rooms, each by its names from the root down."""
    for room in ROOMS:
        names = tuple(room.split("/"))
        path = os.path.join(root, *names)  # noqa: PTH118 - as above
        if os.path.isfile(path):  # noqa: PTH113 - as above
            yield names
        for folder, folders, files in os.walk(path):
            folders[:] = [name for name in folders if name != "__pycache__"]
            beneath = folder[len(path) :].split(os.sep)[1:]  # noqa: PTH206 - as above
            yield from ((*names, *beneath, name) for name in files)
