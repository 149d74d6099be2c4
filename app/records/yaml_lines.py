"""Adds an entry to a list of a YAML file by its lines, so that comments and order stay as a person wrote them."""

import json
import re
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def with_entry(text: str, path: tuple[str, ...], entry: str) -> str | None:
    """The text with `entry` in the list at `path` (a key, or a key within a key); None where it cannot be done safely.

    What comes out is read again: everything else in it must be as it was.
    """
    made = _appended(text, path, entry)
    if made is None:
        return None
    try:
        before, after = _read(text), _read(made)
    except yaml.YAMLError:
        return None
    listed = _at(after, path)
    if entry not in listed or _without(after, path) != _without(before, path):
        return None
    return made if [e for e in listed if e != entry] == _at(before, path) else None


def _appended(text: str, path: tuple[str, ...], entry: str) -> str | None:
    lines = text.splitlines()
    line = f"- {json.dumps(entry, ensure_ascii=False)}"
    head = _find(lines, 0, len(lines), path[0], "")
    if head is None:
        block = [f"{path[0]}:", *(["  " + f"{path[1]}:"] if len(path) > 1 else [])]
        return "\n".join([*lines, *block, "  " * len(path) + line]) + "\n"
    if len(path) == 1:
        return _into(lines, head, "", line, entry)
    end = _block_end(lines, head, "")
    inner = _find(lines, head + 1, end, path[1], "  ")
    if inner is None:
        if lines[head].strip() != f"{path[0]}:":
            return None
        added = [f"  {path[1]}:", f"    {line}"]
        return "\n".join([*lines[:end], *added, *lines[end:]]) + "\n"
    return _into(lines, inner, "  ", line, entry)


def _into(lines: list[str], head: int, indent: str, line: str, entry: str) -> str | None:
    """Add to the block that a key opens: a list of entries, or lines under a `|`."""
    opening = lines[head].split(":", 1)[1].split("#")[0].strip()
    end = _block_end(lines, head, indent)
    if opening == "":
        first = next((x for x in lines[head + 1 : end] if x.lstrip().startswith("-")), None)
        inner = first[: len(first) - len(first.lstrip())] if first else indent + "  "
        return "\n".join([*lines[:end], inner + line, *lines[end:]]) + "\n"
    if opening in {"|", "|-"}:
        return "\n".join([*lines[:end], f"{indent}  {entry}", *lines[end:]]) + "\n"
    return None


def _find(lines: list[str], start: int, end: int, key: str, indent: str) -> int | None:
    wanted = re.compile(rf"{indent}{re.escape(key)}:(?:\s|$)")
    return next((i for i in range(start, end) if wanted.match(lines[i])), None)


def _block_end(lines: list[str], head: int, indent: str) -> int:
    """Where the block of a key ends: behind its last line that is indented further, or is an entry of it."""
    end = head + 1
    for i in range(head + 1, len(lines)):
        line = lines[i]
        if not line.strip():
            continue
        deeper = line.startswith((indent + " ", indent + "-"))
        if not deeper:
            break
        end = i + 1
    return end


def _read(text: str) -> dict[str, Any]:
    table = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    return table if isinstance(table, dict) else {}


def _at(table: Any, path: tuple[str, ...]) -> list[Any]:
    for key in path:
        table = table.get(key) if isinstance(table, dict) else None
    if isinstance(table, str):
        return table.splitlines()
    return list(table) if isinstance(table, list) else []


def _without(table: dict[str, Any], path: tuple[str, ...]) -> Any:
    rest = {key: value for key, value in table.items() if key != path[0]}
    inner = table.get(path[0])
    if len(path) > 1 and isinstance(inner, dict):
        return rest, {key: value for key, value in inner.items() if key != path[1]}
    return rest, {}
