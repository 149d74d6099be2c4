"""Reads a `.env` file as a shell would, secrets that stand in files of their own, and names that nobody reads."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path

IN_A_FILE = "_FILE"
"""At the end of a secret's name: the value is the path of a file that holds the secret."""


def read_env_file(path: Path | None, prefix: str, mistakes: list[str]) -> dict[str, str]:
    """Lines `NAME=value` (also `export NAME=value`, quoted values, comments); other programs' names are kept too.

    What is wrong with a name of `prefix`, or with the file, is added to `mistakes`.
    """
    if path is None or not path.is_file():
        return {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        mistakes.append(f"{path}: it cannot be read: {type(error).__name__}")
        return {}
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if name.startswith("#") or not name.strip():
            continue
        if equals:
            found[name.strip()] = _unquoted(value.strip())
        elif name.strip().startswith(prefix):
            mistakes.append(f"{path}, line {number}: NAME=value is needed; no = stands there")
    return found


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value.split(" #", 1)[0].rstrip()


def with_secret_files(given: dict[str, str], names: Iterable[str], mistakes: list[str]) -> dict[str, str]:
    """What is given, with `NAME` read from the file that `NAME_FILE` names, for each of these names.

    A file that cannot be read, and a secret that is given both ways, are added to `mistakes`.
    """
    found = dict(given)
    for name in names:
        path = found.pop(name + IN_A_FILE, "").strip()
        if not path:
            continue
        if found.get(name, "").strip():
            mistakes.append(f"{name}{IN_A_FILE}: {name} is set too; take one of the two away")
            continue
        try:
            found[name] = Path(path).expanduser().read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            mistakes.append(
                f"{name}{IN_A_FILE}: a file that can be read is needed; {path!r} was given: {type(error).__name__}"
            )
    return found


def unknown_names(
    given: Iterable[str], prefix: str, known: Collection[str], mistakes: list[str]
) -> tuple[str, ...]:
    """Names with our prefix that we do not read: a likely slip is a mistake, others are left to other versions."""
    ignored = []
    for name in sorted(name for name in given if name.startswith(prefix) and name not in known):
        near = get_close_matches(name, known, 1, cutoff=0.9)
        if near:
            mistakes.append(f"{name}: there is no such setting; did you mean {near[0]}?")
        else:
            ignored.append(name)
    return tuple(ignored)
