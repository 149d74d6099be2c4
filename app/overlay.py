"""What is wrong with a company's `prompts/` folder as it lies over ours: told at once, before anything starts.

A template may be added, where one of theirs includes it. A table of the built-in engine's wording may hold only what
ours holds: the same names, texts where ours are texts, and no blank that nobody fills.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.errors import ConfigurationError
from app.guidelines.mistakes import nearest
from app.prompts import read_table

_BLANK = re.compile(r"\{([A-Za-z_]+)\}")
"""What the engine fills in a text: `{thing}`, and `{Thing}` for the same with a capital."""

_KINDS = {str: "a text", bool: "true or false", int: "a number", dict: "a table of names", list: "a list"}
_BUILTIN = "builtin"


def overlay_mistakes(folder: Path, ours: Path) -> tuple[str, ...]:
    """Each mistake of the files below `folder`, which lies over `ours`, as `file: field: reason`."""
    return tuple(_mistakes(folder, ours))


def _mistakes(folder: Path, ours: Path) -> Iterator[str]:
    if not folder.is_dir():
        yield f"{folder}: there is no such folder of prompts"
        return
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and not _hidden(p.relative_to(folder))]
    known = {p.relative_to(ours).as_posix() for p in ours.rglob("*") if p.is_file()}
    templates = "\n".join(_text(p) for p in files if p.suffix == ".jinja")
    for path in files:
        name = path.relative_to(folder).as_posix()
        if name in known:
            if path.suffix == ".yaml":
                yield from _table_mistakes(path, ours / name)
        elif path.suffix == ".yaml" or (path.suffix == ".jinja" and name not in templates):
            yield f"{path}: file: no such file is read{_meant(name, known)}"


def _hidden(name: Path) -> bool:
    return any(part.startswith(".") for part in name.parts)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""  # told where the templates are compiled


def _meant(name: str, known: set[str]) -> str:
    """The file that was likely meant; of a language that is not ours the languages that are."""
    parts = Path(name).parts
    languages = {Path(n).parts[1] for n in known if n.startswith(f"{_BUILTIN}/")}
    if len(parts) > 2 and parts[0] == _BUILTIN and parts[1] not in languages:
        return nearest(parts[1], languages)
    beside = {n for n in known if Path(n).suffix == Path(name).suffix}
    near = nearest(name, beside)
    return near if "did you mean" in near else ""


def _table_mistakes(path: Path, ours: Path) -> Iterator[str]:
    try:
        theirs = read_table(path)
    except ConfigurationError as error:
        yield from error.mistakes
        return
    yield from (f"{path}: {wrong}" for wrong in _differs(theirs, read_table(ours), ""))


def _differs(theirs: Any, ours: Any, field: str) -> Iterator[str]:
    """What of a value does not have the form that ours has."""
    if type(theirs) is not type(ours):
        needed = _KINDS.get(type(ours), "another value")
        found = "nothing" if theirs is None else _KINDS.get(type(theirs), "another value")
        yield f"{field}: {needed} is needed, and {found} stands there"
    elif isinstance(ours, dict):
        yield from _table_differs(theirs, ours, field)
    elif isinstance(ours, list):
        yield from _list_differs(theirs, ours, field)
    elif isinstance(ours, str):
        yield from _text_differs(theirs, _blanks([ours]), field)


def _table_differs(theirs: Mapping[str, Any], ours: Mapping[str, Any], field: str) -> Iterator[str]:
    counts = all(str(name).isdecimal() for name in ours)
    for name, value in theirs.items():
        place = f"{field}.{name}" if field else str(name)
        if name in ours:
            yield from _differs(value, ours[name], place)
        elif counts and str(name).isdecimal():
            yield from _differs(value, next(iter(ours.values())), place)
        else:
            yield f"{place}: unknown name{nearest(str(name), list(map(str, ours)))}"


def _list_differs(theirs: Sequence[Any], ours: Sequence[Any], field: str) -> Iterator[str]:
    if not theirs:
        yield f"{field}: at least one is needed; leave the name out to keep ours"
    if not all(isinstance(one, dict) for one in ours):
        blanks = _blanks([one for one in ours if isinstance(one, str)])
        for at, one in enumerate(theirs, 1):
            if not isinstance(one, str) or not one.strip():
                yield f"{field}[{at}]: a text is needed"
            else:
                yield from _text_differs(one, blanks, f"{field}[{at}]")
        return
    merged: dict[str, Any] = {}
    for one in ours:
        for name, value in one.items():
            inside = {**merged[name], **value} if name in merged and isinstance(value, dict) else value
            merged[name] = inside
    always = set(merged).intersection(*ours)
    for at, one in enumerate(theirs, 1):
        yield from _differs(one, merged, f"{field}[{at}]")
        if isinstance(one, dict):
            yield from (f"{field}[{at}].{name}: this is missing" for name in sorted(always - set(one)))


def _text_differs(text: str, blanks: set[str], field: str) -> Iterator[str]:
    for blank in sorted(_blanks([text]) - blanks):
        what = nearest(blank, blanks) if blanks else "; none is filled here"
        yield f"{field}: nothing fills {{{blank}}}{what}"


def _blanks(texts: Sequence[str]) -> set[str]:
    return {name[:1].lower() + name[1:] for text in texts for name in _BLANK.findall(text)}
