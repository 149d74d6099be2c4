"""The only reader of `accepted.yaml`: mutants that are no faults, each with the reason why."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from app.errors import ConfigurationError
from app.promptci.lint.proof.report import Accepted
from app.promptci.mistakes import reasons, yaml_reason

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FILE = "accepted.yaml"


def read_accepted(path: Path) -> tuple[Accepted, ...]:
    """The allowances of a file: a list of `{reply_hash, guideline, reason}`; none where there is no such file.

    Raises ConfigurationError with every mistake, each as `file: place: reason`.
    """
    if not path.is_file():
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        told = f"it cannot be read as UTF-8 text ({type(error).__name__})"
        raise ConfigurationError([f"{path}: file: {told}"]) from error
    try:
        found = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError) as error:
        line, reason = yaml_reason(error, text)
        raise ConfigurationError([f"{path}{f':{line}' if line else ''}: file: {reason}"]) from error
    if not isinstance(found, list | None):
        raise ConfigurationError(
            [f"{path}: file: a list is needed, each entry with reply_hash, guideline and reason"]
        )
    accepted, mistakes = [], []
    for number, entry in enumerate(found or ()):
        try:
            accepted.append(Accepted.model_validate(entry))
        except ValidationError as error:
            mistakes += [f"{path}: entry {number + 1}: {wrong}" for wrong in reasons(error, Accepted)]
        else:
            if not accepted[-1].reason.strip():
                mistakes.append(f"{path}: entry {number + 1}: reason: it must say why this is no fault")
    if mistakes:
        raise ConfigurationError(mistakes)
    return tuple(accepted)
