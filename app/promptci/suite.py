"""The only reader of cases: YAML and JSON Lines in a folder or file; every mistake of every file is told at once."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import ConfigurationError, InputError
from app.intake import validate
from app.model.brief import Brief
from app.promptci.case import Change, Direction, Golden, Kind, Planted, PromptCase
from app.promptci.changing import changed
from app.promptci.mistakes import reasons, yaml_reason

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SUFFIXES = (".yaml", ".yml", ".jsonl")
REPLIES = ".replies.jsonl"
"""How the file of a baseline's replies ends; it may lie among cases."""
BESIDE = ("budget.yaml", "accepted.yaml")
"""Files that lie beside cases and hold none."""


class _Written(BaseModel):
    """A case as it is written: `brief`, or `of` and `change`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    kind: Kind = "mft"
    cluster: str | None = None
    brief: dict[str, Any] | None = None
    of: str | None = None
    change: Change = Change()
    triggers: tuple[str, ...] = ()
    expect: dict[str, Any] = {}
    says: tuple[str, ...] = ()
    never_says: tuple[str, ...] = ()
    direction: Direction = Direction()
    goldens: tuple[Golden, ...] = ()
    planted: tuple[Planted, ...] = ()


def load_suite(paths: Sequence[Path], guidelines: Iterable[str]) -> tuple[PromptCase, ...]:
    """The cases of folders and files, in the order of their files; `guidelines` are the ids that may be named.

    Raises ConfigurationError with every mistake, each as `file: case: reason`. No case at all is no mistake here.
    """
    mistakes: list[str] = []
    broken: set[str] = set()
    written = [found for path in _files(paths, mistakes) for found in _read(path, mistakes, broken)]
    known = frozenset(guidelines)
    roots = {case.id: case for case, _ in written if case.brief is not None}
    made: dict[str, PromptCase] = {}
    # Those with a brief of their own go first: what is wrong with one is not told again for each that is made of it.
    for case, where in sorted(written, key=lambda found: found[0].brief is None):
        if case.id in made:
            mistakes.append(f"{where}: {case.id}: another case has this id")
            continue
        mistakes += [f"{where}: {case.id}: {wrong}" for wrong in (*_unknown(case, known), *_idle(case))]
        if case.brief is None and case.of in broken:
            continue
        try:
            made[case.id] = _made(case, where, roots)
        except InputError as error:
            wrongs = [error.detail]
        except ValidationError as error:
            wrongs = list(reasons(error, PromptCase))
        else:
            continue
        broken.add(case.id)
        mistakes += [f"{where}: {case.id}: {wrong}" for wrong in wrongs]
    if mistakes:
        raise ConfigurationError(mistakes)
    return tuple(made[case.id] for case, _ in written)


def _files(paths: Sequence[Path], mistakes: list[str]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                p
                for p in path.rglob("*")
                if p.suffix in SUFFIXES
                and not p.name.endswith(REPLIES)
                and p.name not in BESIDE
                and "recordings" not in p.relative_to(path).parts
            )
        elif path.exists():
            yield path
        else:
            mistakes.append(f"{path}: file: there is no such file or folder of cases")


def _read(path: Path, mistakes: list[str], broken: set[str]) -> Iterator[tuple[_Written, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        mistakes.append(f"{path}: file: it cannot be read as UTF-8 text ({type(error).__name__})")
        return
    for where, table in _tables(path, text, mistakes):
        try:
            yield _Written.model_validate(table), where
        except ValidationError as error:
            name = table.get("id") if isinstance(table, dict) else None
            broken.add(str(name))
            mistakes += [f"{where}: {name or 'case'}: {wrong}" for wrong in reasons(error, _Written)]


def _tables(path: Path, text: str, mistakes: list[str]) -> Iterator[tuple[str, Any]]:
    """Each case with the file and line that it begins in."""
    if path.suffix == ".jsonl":
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    yield f"{path}:{number}", json.loads(line)
                except ValueError:
                    mistakes.append(f"{path}:{number}: case: this line is not JSON")
        return
    try:
        found = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
        node = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, ValueError) as error:  # a ValueError: a date such as 2026-13-01
        at, reason = yaml_reason(error, text)
        mistakes.append(f"{path}{f':{at}' if at else ''}: case: {reason}")
        return
    if found is None or node is None:
        return
    if not isinstance(found, list):
        mistakes.append(f"{path}: case: a list of cases is needed, each beginning with `- id:`")
        return
    for table, part in zip(found, node.value, strict=True):
        yield f"{path}:{part.start_mark.line + 1}", table


def _made(case: _Written, where: str, roots: dict[str, _Written]) -> PromptCase:
    brief = _brief(case, roots)
    return PromptCase.model_validate(
        {
            **case.model_dump(exclude={"brief", "change", "cluster"}),
            "cluster": case.cluster or (roots[case.of].cluster if case.of else None) or case.of or case.id,
            "brief": brief,
            "where": where,
        }
    )


def _brief(case: _Written, roots: dict[str, _Written]) -> Brief:
    if case.kind == "mft" and case.brief is not None:
        return validate(Brief, {"id": case.id, **case.brief})
    if case.brief is not None or case.of is None:
        raise InputError(
            "a case of kind mft needs a `brief`; one of kind inv or dir needs `of` and a `change`"
        )
    root = roots.get(case.of)
    if root is None or root.brief is None:
        raise InputError(f"of: there is no case {case.of!r} with a brief of its own")
    return changed(validate(Brief, {"id": case.id, **root.brief}), case.change)


def _idle(case: _Written) -> Iterator[str]:
    """What a case says that nothing would ever be held against."""
    directed = bool(case.direction.adds or case.direction.keeps)
    if case.kind == "dir" and not directed:
        yield "direction: a case of kind dir needs `adds` or `keeps`, else nothing is asked of the change"
    if case.kind != "dir" and directed:
        yield f"direction: only a case of kind dir has one, and this is of kind {case.kind}"
    if case.kind != "mft" and case.change == Change():
        yield f"change: a case of kind {case.kind} needs one, else it is its root once more"


def _unknown(case: _Written, known: frozenset[str]) -> Iterator[str]:
    named = {
        "triggers": case.triggers,
        "expect": tuple(case.expect),
        "direction": (*case.direction.adds, *case.direction.keeps),
        "goldens": tuple(name for golden in case.goldens for name in golden.serves),
        "planted": tuple(name for one in case.planted for name in one.breaks),
    }
    for field, names in named.items():
        yield from (
            f"{field}: there is no guideline {name!r} in force" for name in names if name not in known
        )
