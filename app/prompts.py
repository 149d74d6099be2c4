"""The only reader of `prompts/`: Jinja templates for models, and the built-in engine's wording by locale.

A company's folder lies over ours: a file there wins over the file of the same name here. An undefined variable in a
template raises.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from app.errors import ConfigurationError
from app.kept.yaml_text import parsed

if TYPE_CHECKING:
    from jinja2 import Environment

    E = TypeVar("E", bound=Environment)


_MADE = "prompt 1"
"""The options of the environment, by which a template is compiled; the number goes up where they change."""


class Prompts:
    """Wording found in one or more folders, the first winning."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._cache: dict[tuple[str, str], Mapping[str, Any]] = {}

    @cached_property
    def environment(self) -> "Environment":
        """Templates for models: no autoescape, undefined names raise."""
        from jinja2 import Environment

        from app.kept.templates import compiled_templates

        made = self._made(Environment)
        made.bytecode_cache = compiled_templates(_MADE)
        return made

    def _made(self, kind: "type[E]") -> "E":
        from jinja2 import FileSystemLoader, StrictUndefined

        return kind(
            loader=FileSystemLoader([str(f) for f in self._folders]),
            undefined=StrictUndefined,
            autoescape=False,  # plain text for a model or a mail, never HTML
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )

    def render(self, template: str, **values: Any) -> str:
        """Render `prompts/<template>`."""
        return self.environment.get_template(template).render(**values)

    def files(self) -> Mapping[str, Path]:
        """The templates for models by name, each with the file that is in force; the first folder's first."""
        found: dict[str, Path] = {}
        for folder in self._folders:
            for path in sorted(folder.rglob("*.jinja")):
                name = path.relative_to(folder).as_posix()
                if not name.startswith("builtin/"):
                    found.setdefault(name, path)
        return found

    def mistakes(self) -> tuple[str, ...]:
        """What keeps a template of the folders from being rendered at all, each as `file:line: reason`.

        Nothing is rendered, and a folder without templates costs nothing: softanswer lint says more.
        """
        paths = (path for folder in self._folders for path in sorted(folder.rglob("*.jinja")))
        return tuple(wrong for path in paths if (wrong := self._mistake(path)))

    def _mistake(self, path: Path) -> str | None:
        from jinja2 import TemplateSyntaxError

        try:
            self.environment.compile(path.read_text(encoding="utf-8"), raw=True)
        except TemplateSyntaxError as error:
            return f"{path}:{error.lineno}: this template cannot be read: {error.message}"
        except (OSError, UnicodeDecodeError) as error:
            return f"{path}:1: this template cannot be read as UTF-8 text ({type(error).__name__})"
        return None

    def templates(self) -> tuple[str, ...]:
        """The texts of the templates for models as they lie in the folders."""
        return tuple(path.read_text(encoding="utf-8") for path in self.files().values())

    def wording(self, name: str, locale: str = "en") -> Mapping[str, Any]:
        """The table `prompts/builtin/<locale>/<name>.yaml`; a company's table lies over ours, key by key.

        Raises ConfigurationError when no folder holds it or it is not a table.
        """
        key = (locale, name)
        if key not in self._cache:
            self._cache[key] = self._merge(Path("builtin") / locale / f"{name}.yaml")
        return self._cache[key]

    def has_locale(self, locale: str) -> bool:
        """Whether the built-in engine has words in this language."""
        return any((folder / "builtin" / locale).is_dir() for folder in self._folders)

    def digest(self) -> str:
        """Twelve hexadecimal characters that change when any file of the folders changes."""
        digest = sha256()
        for folder in self._folders:
            for path in sorted(p for p in folder.rglob("*") if p.is_file()):
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
        return digest.hexdigest()[:12]

    def _merge(self, relative: Path) -> Mapping[str, Any]:
        table: dict[str, Any] = {}
        found = False
        for folder in reversed(self._folders):
            path = folder / relative
            if not path.is_file():
                continue
            found = True
            _lay(read_table(path), table)
        if not found:
            raise ConfigurationError(
                [f"prompts/{relative.as_posix()} is missing: restore it or set SOFTANSWER_PROMPTS"]
            )
        return table


def _lay(over: Mapping[str, Any], table: dict[str, Any]) -> None:
    """Lay a table over another name by name, also inside of it: what is not named there stays."""
    for name, value in over.items():
        below = table.get(name)
        if isinstance(value, dict) and isinstance(below, dict):
            table[name] = dict(below)
            _lay(value, table[name])
        else:
            table[name] = value


def read_table(path: Path) -> Mapping[str, Any]:
    """The table of names and texts in a file. Raises ConfigurationError when it holds none."""
    try:
        table = parsed(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigurationError([f"{path}: not readable as YAML: {error}"]) from error
    if not isinstance(table, dict):
        raise ConfigurationError([f"{path}: a table of names and texts is needed"])
    return table
