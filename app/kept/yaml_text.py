"""Reads YAML that ships, of which most was read before: an earlier process kept what it holds."""

from typing import Any

import yaml

from app.kept.worked_out import worked_out

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WAY = f"yaml {yaml.__version__}"


def parsed(text: str) -> Any:
    """What a YAML text holds, a new object each time. Raises yaml.YAMLError; not for what a customer wrote."""
    found = worked_out().get(_WAY, text)
    if found is None:
        found = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
        worked_out().put(_WAY, text, found)
    return found
