"""Reads a `.env` file, names and values as a shell would set them; and secrets that stand in files of their own."""

from collections.abc import Iterable
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
