"""What teams copy into their CI names commands and options that exist, and works in the folder that `init` writes."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from app.cli.main import softanswer as command

ROOT = Path(__file__).resolve().parent.parent.parent
ACTION = ROOT / "integrations" / "github" / "action.yml"
GITLAB = ROOT / "integrations" / "gitlab" / "softanswer.gitlab-ci.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
START = ROOT / "app" / "cli" / "start" / "ci" / "softanswer.yml"


def helped(name: str) -> str:
    return CliRunner().invoke(command, [name, "--help"]).output


@pytest.mark.parametrize("path", [ACTION, GITLAB, HOOKS, START], ids=lambda path: path.name)
def test_every_command_and_option_exists(path):
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    calls = re.findall(r"softanswer (lint|eval|guidelines|draft)\b((?:[^\n]|\\\n)*)", text)
    assert calls
    for name, rest in calls:
        known = helped(name)
        for option in re.findall(r"(?<![\w-])--[a-z-]+", rest):
            assert option in known, f"{path.name}: softanswer {name} has no {option}"


def test_the_action_gives_every_input_a_use():
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", ACTION.read_text(encoding="utf-8")))
    assert set(action["inputs"]) == used
    assert action["runs"]["using"] == "composite"


def test_no_input_of_the_action_is_put_into_a_script():
    # What somebody else may have written in a pull request would run there.
    for step in yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
