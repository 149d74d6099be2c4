"""Where a principle is written, so that a red line can stand beside it in the pull request."""

from pathlib import Path

from app.model.guideline import Guideline


def place_of(guideline: Guideline, root: Path) -> tuple[str | None, int | None]:
    """Its file relative to `root`, and the line (from 1) of its prompt; nothing where it lies outside of `root`."""
    file = Path(guideline.origin) / "guideline.md"
    try:
        path = file.resolve().relative_to(root.resolve()).as_posix()
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None, None
    found = (number for number, line in enumerate(lines, 1) if line.startswith("prompt:"))
    return path, next(found, 1)
