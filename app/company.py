"""The only reader of a company's profile: one YAML file in, a Profile out, or every mistake in it."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.errors import ConfigurationError
from app.model.profile import Profile, Role, StandingOffer

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

SIZE_MAX = 262_144
"""Bytes; a profile is a page or two."""

_PARTS: Mapping[str, type[BaseModel]] = {"roles": Role, "offers": StandingOffer}


def load_profile(path: Path) -> Profile:
    """Read the profile at `path`; an empty file is an empty profile.

    Raises ConfigurationError with every mistake as `file: field: reason`.
    """
    table = _without_empty(_read(path))
    try:
        return Profile.model_validate(table)
    except ValidationError as error:
        raise ConfigurationError([f"{path}: {_told(e)}" for e in error.errors(include_url=False)]) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigurationError([f"{path}: it cannot be read: {error.strerror}"]) from error
    if len(raw) > SIZE_MAX:
        raise ConfigurationError([f"{path}: it is larger than {SIZE_MAX} bytes, so it is hardly a profile"])
    try:
        table = yaml.load(raw.decode("utf-8-sig"), Loader=_LOADER)  # noqa: S506 - a safe loader
    except UnicodeDecodeError as error:
        raise ConfigurationError([f"{path}: it is not UTF-8 text; save it again as UTF-8"]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        advice = "look for a missing quote, a tab or a colon inside a value"
        raise ConfigurationError([f"{path}: {_place(error)}: not readable as YAML; {advice}"]) from error
    if table is None:
        return {}
    if not isinstance(table, dict):
        raise ConfigurationError([f"{path}: a table of fields is needed, such as `name: Your company`"])
    return {str(key): value for key, value in table.items()}


def _without_empty(table: dict[str, Any]) -> dict[str, Any]:
    """A field that is written but left empty (`hours:`) counts as not given."""
    return {key: value for key, value in table.items() if value is not None}


def _place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 1}" if mark else "somewhere"


def _told(error: ErrorDetails) -> str:
    where = ".".join(f"[{part}]" if isinstance(part, int) else part for part in error["loc"]).replace(
        ".[", "["
    )
    if error["type"] == "extra_forbidden":
        near = get_close_matches(str(error["loc"][-1]), _names_beside(error["loc"]), 1)
        return f"{where}: there is no such field{f'; did you mean {near[0]}?' if near else ''}"
    if error["type"] == "tuple_type":
        return f"{where}: a list is needed: begin each entry with a dash"
    if error["type"] == "value_error":
        return f"{where}: {error['ctx']['error']}"
    return f"{where}: {error['msg']}"


def _names_beside(loc: tuple[int | str, ...]) -> list[str]:
    model = _PARTS.get(str(loc[0]), Profile) if len(loc) > 1 else Profile
    return [field.alias or name for name, field in model.model_fields.items()]
