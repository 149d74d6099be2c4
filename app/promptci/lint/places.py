"""Where a finding stands: files as a reader of the report knows them, and lines looked up in them."""

from collections.abc import Sequence
from pathlib import Path

import yaml

import app

_PACKAGE = Path(app.__file__).resolve().parent


def shown(path: Path | str | None) -> str | None:
    """The path from the folder that we stand in, where it lies in it; else the whole path."""
    if path is None:
        return None
    whole = Path(path).absolute()
    here = Path.cwd()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else whole.as_posix()


def beside(paths: Sequence[Path], name: str) -> tuple[Path, ...]:
    """The files of a name beside these cases, each once; in their folder where one names a file of cases."""
    near = ((path if path.is_dir() else path.parent) / name for path in paths)
    return tuple(dict.fromkeys(file for file in near if file.is_file()))


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


def checked_by_product(folders: Sequence[Path], guideline_id: str) -> bool:
    """Whether a check is the product's alone: nobody laid files over it, and its folder is not among those that are
    linted. Wording laid over it (`say.en.yaml`) leaves the check as it is.
    """
    there = [folder for folder in folders if _check_files(folder / guideline_id)]
    return bool(there) and all(
        is_product(folder.resolve(), _PACKAGE, Path.cwd().resolve()) for folder in there
    )


def of_check(
    folders: Sequence[Path], guideline_id: str, language: str | None = None
) -> tuple[str | None, int | None]:
    """What was last laid over a guideline's check: a file of its patterns that is not the first folder's, else where
    its `check` stands. `language` is that of the patterns, where it is known.
    """
    for folder in reversed(folders[1:]):
        found = sorted((folder / guideline_id).glob("check.*.yaml"))
        if found:
            fits = [path for path in found if path.name == f"check.{language or 'en'}.yaml"]
            return shown((fits or found)[0]), 1
    return of_guideline(folders, guideline_id, "check")


def of_example(folders: Sequence[Path], guideline_id: str, part: str, number: int) -> tuple[str | None, int]:
    """The last `examples.yaml` of a guideline that gives good or bad examples, and the line that one begins in."""
    for folder in reversed(folders):
        path = folder / guideline_id / "examples.yaml"
        root = yaml.compose(path.read_text(encoding="utf-8-sig")) if path.is_file() else None
        for key, examples in root.value if root is not None else ():
            if key.value == part and number < len(examples.value):
                return shown(path), examples.value[number].start_mark.line + 1
    return of_guideline(folders, guideline_id)[0], 1


def _check_files(folder: Path) -> bool:
    return any((folder / name).is_file() for name in ("guideline.md", "proof.yaml", "examples.yaml")) or any(
        folder.glob("check.*.yaml")
    )


def is_product(folder: Path, package: Path, here: Path) -> bool:
    """Whether a folder of guidelines is the product's, which a team that lints from `here` cannot mend.

    An installed `package` holds them, wherever it lies: be it in an environment inside the team's own folder. In a
    checkout they lie beside the package, and whoever lints in the checkout itself works on the product.
    """
    beside = package.parent / "guidelines"
    return folder.is_relative_to(package) or (folder.is_relative_to(beside) and here != package.parent)
