"""Where a finding stands: files as a reader of the report knows them, and lines looked up in them."""

from collections.abc import Sequence
from pathlib import Path


def shown(path: Path | str | None) -> str | None:
    """The path from the folder that we stand in, where it lies in it; else the whole path."""
    if path is None:
        return None
    whole = Path(path).absolute()
    here = Path.cwd()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else whole.as_posix()


def split(where: str) -> tuple[str | None, int | None]:
    """File and line of a case's `where` (`cases/a.jsonl:3`)."""
    file, _, line = where.rpartition(":")
    return (shown(file), int(line)) if line.isdecimal() else (shown(where), None)


def of_guideline(
    folders: Sequence[Path], guideline_id: str, field: str = "id"
) -> tuple[str | None, int | None]:
    """The last `guideline.md` that gives a field of a guideline, and the line it begins in; line 1 where none does."""
    files = [folder / guideline_id / "guideline.md" for folder in folders]
    files = [file for file in files if file.is_file()]
    for file in reversed(files):
        for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
            if line.startswith(f"{field}:"):
                return shown(file), number
    return (shown(files[-1]) if files else None), 1
