"""The import rules of docs/architecture.md, held by reading every import statement of the package."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"


@cache
def layers() -> list[set[str]]:
    """The lines of the picture, top first, each a set of rooms."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^`__main__` → .+$", text, re.MULTILINE)
    return [set(rooms.split()) for rooms in re.findall(r"`([^`]+)`", line)]


def level(room: str) -> int:
    """How far down a room stands; the top is 0."""
    for number, rooms in enumerate(layers()):
        if room in rooms:
            return number
    raise AssertionError(f"app/{room} has no place in docs/architecture.md")


def modules() -> list[Path]:
    return sorted(APP.rglob("*.py"))


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Every module that a file imports, anywhere in it."""
    return tuple(walk_imports(path))


def walk_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides which room is meant"
            assert node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@cache
def own_imports() -> tuple[tuple[Path, str, str, str], ...]:
    """File, its room, the module imported, and the room of that; the package itself (the version) is no room."""
    return tuple(walk())


def walk() -> Iterator[tuple[Path, str, str, str]]:
    for path in modules():
        relative = path.relative_to(APP)
        room = relative.parts[0].removesuffix(".py")
        for module in imported(path):
            if module.startswith("app.") and module != "app.__version__" and room != "__init__":
                yield path, room, module, room_of(module)


def test_every_room_has_a_place_in_the_picture():
    rooms = {path.relative_to(APP).parts[0].removesuffix(".py") for path in modules()} - {"__init__"}
    assert [room for room in rooms if level(room) < 0] == []
    assert {"service", "pipeline", "model", "errors"} <= rooms


def test_what_the_table_of_rooms_names_is_there():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    columns = re.findall(r"^\| (`[^|]+) \| ", text, re.MULTILINE)
    named = [name for column in columns for name in re.findall(r"`([^`]+)`", column)]
    assert len(named) > 20
    assert [name for name in named if not (APP / name).exists()] == []


def test_imports_go_down_only_and_never_sideways():
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path, room, module, other in own_imports()
        if room != other and level(other) <= level(room)
    ]
    assert wrong == []


@pytest.mark.parametrize("part", ["engines", "store", "jobs"])
def test_a_replaceable_part_is_reached_through_its_interface_only_save_from_bootstrap(part):
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path, room, module, other in own_imports()
        if other == part
        and room != part
        and not room.startswith("bootstrap")
        and f".{part}.interface." not in module + "."
    ]
    assert wrong == []


def test_the_service_room_alone_stands_between_the_doors_and_the_work():
    below = {"reading", "checklist", "pipeline", "engines"}
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path, room, module, other in own_imports()
        if room in {"api", "web", "cli", "main"} and other in below
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("library", "most"),
    [
        ("openai", 1),
        ("py3langid", 1),
        ("inscriptis", 1),
        ("ftfy", 1),
        ("lxml", 1),
        ("phonenumbers", 1),
        ("stdnum", 1),
    ],
)
def test_a_heavy_library_is_imported_in_one_file_at_most(library, most):
    files = {path for path in modules() for name in imported(path) if name.split(".")[0] == library}
    assert len(files) <= most, sorted(files)


def test_the_environment_is_read_in_settings_alone():
    reads = re.compile(r"\bos\.(environ|getenv|putenv)\b|\bfrom os import .*\b(environ|getenv)\b")
    files = [
        path.relative_to(APP).as_posix()
        for path in modules()
        if reads.search(path.read_text(encoding="utf-8"))
    ]
    assert files == ["settings.py"]


def test_every_module_opens_with_a_docstring():
    bare = [path for path in modules() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert bare == []


def test_no_file_grows_past_three_hundred_lines():
    long = {p.name: n for p in modules() if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300}
    assert long == {}


def test_no_drawers():
    drawers = {"utils", "util", "helpers", "helper", "core", "common", "manager", "misc"}
    assert [path for path in modules() if drawers & {part.removesuffix(".py") for part in path.parts}] == []


def test_the_walk_sees_what_it_must_see():
    seen = {(room, other) for _, room, _, other in own_imports()}
    assert {("service", "model"), ("main", "bootstrap"), ("company", "model")} <= seen


def keys(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """Every key of a mapping that stands in it before, with its line."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(key.value)
            yield from keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from keys(value)


def test_no_table_holds_a_key_twice() -> None:
    """The second would hide the first without a word."""
    tables = [path for place in ("app", "prompts", "guidelines") for path in (ROOT / place).rglob("*.yaml")]
    assert len(tables) > 100
    twice = [
        f"{path.relative_to(ROOT)}:{line} {key}"
        for path in tables
        for key, line in keys(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    ]
    assert twice == []
