"""A digest of all that decides a status, so that runs of different checks are never compared."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import app
from app.model.guideline import Guideline

ROOMS = ("checklist", "text", "reading", "conditions.py", "pipeline/plan.py", "pipeline/asks.py")
"""Where a status is decided: the checks, what they know of texts and messages, and when a guideline applies."""

DECIDES = {"id", "kind", "severity", "applies", "check", "cues", "weighing", "question"}
"""The fields of a guideline that decide its status; its prompt and its phrases change the reply alone."""


def checks_digest(guidelines: Iterable[Guideline], package: Path | None = None) -> str:
    """Sixteen hexadecimal characters that change with the wordings, weights and code of the checks.

    `package` is the folder of the package, this one where none is named. Ends of lines do not count: Git may change
    them.
    """
    root = package or Path(app.__file__).parent
    digest = sha256()
    for path in _files(root):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    for guideline in guidelines:
        digest.update(guideline.model_dump_json(include=DECIDES).encode())
        for locale, wording in sorted(guideline.wording.items()):
            digest.update(f"{locale}{wording.avoid}".encode())
    return digest.hexdigest()[:16]


def _files(root: Path) -> list[Path]:
    found: list[Path] = []
    for room in ROOMS:
        path = root / room
        found += [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    return sorted(p for p in found if "__pycache__" not in p.parts)
