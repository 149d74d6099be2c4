"""docs/cases.md: its examples work as they stand, and it names every field of a case and of a template."""

import json
import re
from pathlib import Path

import pytest
import yaml

from app.promptci import suite
from app.promptci.case import Change, Direction, Golden, Planted
from app.promptci.lint.proof.report import Accepted
from app.prompts import Prompts

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "cases.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
CASES = [block for block in BLOCKS if block.startswith("- id:")]
BESIDE = {block.split("\n")[0].removeprefix("# "): block for block in BLOCKS if block.startswith("# ")}
NAMED = set(re.findall(r"`(?:change\.|direction\.)?([a-z_]+)`", PAGE))


@pytest.fixture
def folder(softanswer, tmp_path):
    """The starting folder with every example of the page in it."""
    softanswer("init", ".")
    (tmp_path / "cases" / "page.yaml").write_text("".join(CASES), encoding="utf-8")
    for name, text in BESIDE.items():
        (tmp_path / "cases" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_examples_hold_beside_the_first_cases(softanswer, folder):
    linted = softanswer("lint", "cases")
    assert linted.returncode == 0, linted.stdout.decode()
    assert b"faults put into golden replies" in linted.stdout
    assert softanswer("eval", "cases", "--update-baseline").returncode == 0
    ids = {case["id"] for case in yaml.safe_load("".join(CASES))}
    rows = json.loads((folder / "cases/baseline.builtin.json").read_text())["rows"]
    ours = [row for row in rows if row["case"] in ids]
    assert {row["case"] for row in ours} == ids
    assert [row["failures"] for row in ours] == [[]] * len(ids)
    assert not [row["case"] for row in ours if "x" in row["items"].values()]


def test_the_files_beside_the_cases_are_read(softanswer, folder):
    assert set(BESIDE) == set(suite.BESIDE)
    told = softanswer("lint", "cases", "--format", "json").stdout.decode()
    assert "4f1b8d10c4de6fec" in told
    (folder / "cases/budget.yaml").write_text(
        re.sub(r"\d+$", "10", BESIDE["budget.yaml"], flags=re.MULTILINE)
    )
    assert softanswer("lint", "cases").returncode == 1


def test_each_field_of_a_case_is_explained():
    written = "\n".join(CASES)
    for kind in (suite._Written, Change, Direction, Golden, Planted, Accepted):
        for name in kind.model_fields:
            assert name in NAMED or re.search(rf"\b{name}:", written + BESIDE["accepted.yaml"]), name


def test_each_template_is_given_the_names_that_the_page_lists(softanswer, folder, monkeypatch):
    given = {}
    render = Prompts.render

    def noted(self, template, **values):
        given.setdefault(template, set()).update(values)
        return render(self, template, **values)

    monkeypatch.setattr(Prompts, "render", noted)
    softanswer("lint", "cases")
    rows = re.findall(r"^\| `([\w/]+\.jinja)` \| (.*) \|$", PAGE, re.MULTILINE)
    listed = {template: set(re.findall(r"`(\w+)`", names)) for template, names in rows}
    assert listed == {name: values for name, values in given.items() if not name.startswith("builtin/")}
