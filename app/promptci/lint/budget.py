"""Tokens of each template: `budget.yaml` beside the cases says how many there may be at the most."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import yaml

from app.errors import ConfigurationError
from app.promptci.finding import Finding
from app.promptci.lint.places import shown
from app.promptci.lint.rendering import Rendered
from app.promptci.lint.report import Budget
from app.promptci.mistakes import yaml_reason

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FILE = "budget.yaml"


class Counts(Protocol):
    """What lint needs to count tokens; `exact` may be asked once something was counted."""

    def __call__(self, text: str) -> int:
        """The tokens of a text."""

    @property
    def exact(self) -> bool:
        """Whether they are counted and not estimated."""


def read_limits(files: Sequence[Path], templates: Sequence[str]) -> dict[str, int]:
    """The most tokens that each template may take, a later file winning.

    Raises ConfigurationError with every mistake, each as `file: template: reason`.
    """
    mistakes: list[str] = []
    limits: dict[str, int] = {}
    for file in files:
        for name, most in _table(file, mistakes).items():
            if name not in templates:
                mistakes.append(f"{file}: {name}: there is no template of this name")
            elif not isinstance(most, int) or isinstance(most, bool) or most < 1:
                mistakes.append(f"{file}: {name}: a number of tokens is needed")
            else:
                limits[name] = most
    if mistakes:
        raise ConfigurationError(mistakes)
    return limits


def budgets(made: Sequence[Rendered], limits: Mapping[str, int], count: Counts) -> tuple[Budget, ...]:
    """What each template takes over all cases that render it, by its name."""
    found: dict[str, list[tuple[int, str]]] = {}
    known: dict[str, int] = {}
    for one in made:
        for name, text in one.texts.items():
            if text not in known:
                known[text] = count(text)
            found.setdefault(name, []).append((known[text], one.case))
    return tuple(
        Budget(
            template=name,
            p50=sorted(counts)[(len(counts) - 1) // 2][0],
            most=max(counts)[0],
            limit=limits.get(name),
            exact=count.exact,
            case=max(counts)[1],
        )
        for name, counts in sorted(found.items())
    )


def over(rows: Sequence[Budget], files: Mapping[str, Path]) -> Iterator[Finding]:
    """An error for each template that takes more than it may."""
    for row in rows:
        if row.limit is not None and row.most > row.limit:
            told = "tokens" if row.exact else "tokens by an estimate"
            yield Finding(
                rule="over-budget",
                level="error",
                message=f"{row.template} takes {row.most} {told} in {row.case}; its budget is {row.limit}",
                path=shown(files.get(row.template)),
                line=1,
                case=row.case,
                fix=f"Shorten it, or raise the budget in {FILE}.",
            )


def _table(file: Path, mistakes: list[str]) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        mistakes.append(f"{file}: file: it cannot be read as UTF-8 text ({type(error).__name__})")
        return {}
    try:
        found = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError) as error:
        line, reason = yaml_reason(error, text)
        mistakes.append(f"{file}{f':{line}' if line else ''}: file: {reason}")
        return {}
    if found is not None and not isinstance(found, dict):
        mistakes.append(f"{file}: file: a table is needed, each template with its most tokens")
        return {}
    return {str(name): most for name, most in (found or {}).items()}
