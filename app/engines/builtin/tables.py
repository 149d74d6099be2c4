"""The tables of the engine: word lists and expressions of one language, a YAML file each (`locale/<language>/`)."""

from importlib.resources import files
from typing import Any

from app.kept.yaml_text import parsed


def read_table(name: str, language: str = "en") -> dict[str, Any]:
    """The table of that name, a new one each time: whoever asks keeps what is made of it."""
    path = files("app.engines.builtin") / "locale" / language / f"{name}.yaml"
    table = parsed(path.read_text(encoding="utf-8"))
    if not isinstance(table, dict):
        raise TypeError(f"locale/{language}/{name}.yaml is no table")
    return table
