"""The tables of the engine: word lists and expressions of one language, a YAML file each (`locale/<language>/`)."""

import re
from functools import cached_property
from importlib.resources import files
from typing import Any

from app.kept.yaml_text import parsed
from app.text.compiled import compiled
from app.text.guarded import Rewrites


def read_table(name: str, language: str = "en") -> dict[str, Any]:
    """The table of that name, a new one each time: whoever asks keeps what is made of it."""
    path = files("app.engines.builtin") / "locale" / language / f"{name}.yaml"
    table = parsed(path.read_text(encoding="utf-8"))
    if not isinstance(table, dict):
        raise TypeError(f"locale/{language}/{name}.yaml is no table")
    return table


class Table:
    """A table that is read when it is first asked, and its expressions, for which case does not count."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._shapes: dict[str, re.Pattern[str]] = {}
        self._rewrites: dict[str, Rewrites] = {}

    @cached_property
    def rows(self) -> dict[str, Any]:
        """What stands in it; not to be changed."""
        return read_table(self._name)

    def shape(self, name: str) -> re.Pattern[str]:
        """The expression of that name; KeyError where there is none."""
        if name not in self._shapes:
            self._shapes[name] = compiled(str(self.rows[name]), re.IGNORECASE)
        return self._shapes[name]

    def rewrites(self, name: str) -> Rewrites:
        """The rows of that name, each with what is said for what it finds; KeyError where there are none."""
        if name not in self._rewrites:
            self._rewrites[name] = Rewrites(self.rows[name])
        return self._rewrites[name]
