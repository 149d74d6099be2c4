"""The digest of all that decides a status."""

import shutil
from pathlib import Path

import pytest

import app
from app.bootstrap import load_guidelines
from app.promptci.eval.checks import ROOMS, checks_digest
from app.settings import Settings


@pytest.fixture(scope="module")
def guidelines():
    return tuple(load_guidelines(Settings()))


@pytest.fixture
def package(tmp_path):
    """A copy of the rooms that decide."""
    root = Path(app.__file__).parent
    for room in ROOMS:
        source, target = root / room, tmp_path / room
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return tmp_path


def test_it_is_the_same_for_the_same_checks_wherever_they_lie(guidelines, package):
    assert checks_digest(guidelines, package) == checks_digest(guidelines)


@pytest.mark.parametrize(
    "path", ["checklist/weighing.py", "reading/reading.py", "conditions.py", "text/words.py"]
)
def test_code_changes_it_and_ends_of_lines_do_not(guidelines, package, path):
    before = checks_digest(guidelines, package)
    file = package / path
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert checks_digest(guidelines, package) == before
    file.write_bytes(file.read_bytes() + b"# more\r\n")
    assert checks_digest(guidelines, package) != before


def test_a_file_more_changes_it(guidelines, package):
    before = checks_digest(guidelines, package)
    (package / "text" / "locale" / "en" / "more.yaml").write_text("a: 1")
    assert checks_digest(guidelines, package) != before


def changed(guidelines, name, **fields):
    return [g.model_copy(update=fields) if g.id == name else g for g in guidelines]


def test_wordings_weights_and_conditions_of_a_guideline_change_it(guidelines, package):
    listen = next(g for g in guidelines if g.id == "listen")
    cues = {"en": next(iter(g for g in guidelines if g.cues)).cues["en"].model_copy(update={"shows": ("x",)})}
    weighing = listen.weighing and listen.weighing.model_copy(update={"missed_from": 0.9})
    before = checks_digest(guidelines, package)
    for fields in ({"cues": cues}, {"weighing": weighing}, {"applies": "never"}, {"severity": "should"}):
        assert checks_digest(changed(guidelines, "listen", **fields), package) != before, fields


def test_its_prompt_line_does_not_for_that_is_what_is_being_tried(guidelines, package):
    before = checks_digest(guidelines, package)
    assert checks_digest(changed(guidelines, "listen", prompt="Listen.", why="x"), package) == before
