"""Reads the language tables of this room, once each."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from app.kept.yaml_text import parsed

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl")
"""Languages that `locale/` knows (ISO 639-1)."""


def base(language: str) -> str:
    """The two letters of a language tag that `locale/` knows ("pt-BR" gives "pt"); English for any other."""
    code = language[:2].lower()
    return code if code in LANGUAGES else "en"


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """The table `locale/<language>/<name>.yaml`; empty where a language has none."""
    path = files("app.text") / "locale" / language / f"{name}.yaml"
    if not path.is_file():
        return {}
    found = parsed(path.read_text(encoding="utf-8"))
    return found if isinstance(found, dict) else {}


def word_set(value: Any) -> frozenset[str]:
    """The words of a table's entry: a list, or one string with blanks between them."""
    return frozenset(value.split() if isinstance(value, str) else map(str, value or ()))
