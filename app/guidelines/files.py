"""The files of a guideline's folder as plain tables; what cannot be read becomes a mistake of the list."""

from pathlib import Path
from typing import Any

import yaml

from app.kept.yaml_text import parsed

Table = dict[str, Any]


def folders_in(folder: Path, mistakes: list[str]) -> list[Path]:
    """The guideline folders of one folder, by name; those that begin with `.` or `_` are passed over."""
    if not folder.is_dir():
        reason = (
            "this is a file, but a folder of guidelines is needed"
            if folder.exists()
            else "there is no such folder"
        )
        mistakes.append(f"{folder}: folder: {reason}")
        return []
    found = sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith((".", "_")))
    if not found:
        mistakes.append(f"{folder}: folder: no guideline is in it; each is a folder with a guideline.md")
    return found


def read_guideline(path: Path, mistakes: list[str]) -> tuple[Table, str]:
    """Front matter and prose of a `guideline.md`: a table between two lines of `---`, then Markdown."""
    text = _read_text(path, mistakes)
    if text is None:
        return {}, ""
    opening, _, rest = text.partition("\n")
    front, closing, prose = f"\n{rest}".partition("\n---")
    if opening.rstrip() != "---" or not closing:
        mistakes.append(f"{path}: front matter: it must stand at the top between two lines of ---")
        return {}, ""
    # YAML 1.1 reads a bare `off` as the truth value, so the key `off:` arrives as False.
    table = {"off" if key is False else key: value for key, value in _parse(front, path, mistakes).items()}
    return _named(table, path, mistakes), prose.lstrip("-").strip()


def read_table(path: Path, mistakes: list[str]) -> Table:
    """A YAML file that holds a table; an empty one counts as an empty table."""
    text = _read_text(path, mistakes)
    return {} if text is None else _named(_parse(text, path, mistakes), path, mistakes)


def _read_text(path: Path, mistakes: list[str]) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        mistakes.append(f"{path}: encoding: not UTF-8 at byte {error.start}; save it as UTF-8")
    except OSError as error:
        mistakes.append(f"{path}: file: it cannot be read ({error.strerror})")
    return None


def _parse(text: str, path: Path, mistakes: list[str]) -> dict[Any, Any]:
    try:
        table = parsed(text)
    except yaml.YAMLError as error:
        mistakes.append(f"{path}: YAML: {_said_in_one_line(error)}")
        return {}
    if table is None:
        return {}
    if not isinstance(table, dict):
        mistakes.append(f"{path}: YAML: a table of names and values is needed")
        return {}
    return table


def _said_in_one_line(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"line {mark.line + 1}, column {mark.column + 1}: {problem}" if mark else str(problem)


def _named(table: dict[Any, Any], path: Path, mistakes: list[str]) -> Table:
    """The table without keys that are not text, each of which is a mistake."""
    for key in [key for key in table if not isinstance(key, str)]:
        mistakes.append(f"{path}: {key}: a name is needed here; put it in quotes")
        del table[key]
    return table
