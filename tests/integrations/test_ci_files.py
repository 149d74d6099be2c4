"""What teams copy into their CI names commands and options that exist, and works in the folder that `init` writes."""

import os
import re
import shlex
import subprocess
import sys
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


def pasted(path):
    """What a team copies out of the opening comment of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return yaml.safe_load("\n".join(line[4:] for line in lines if line.startswith("#   ")))


def test_the_hook_as_its_comment_shows_it_passes_in_the_folder_that_init_writes(tmp_path, monkeypatch):
    [repo] = pasted(HOOKS)
    [used] = repo["hooks"]
    [hook] = [hook for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8")) if hook["id"] == used["id"]]
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(command, ["init", "."]).exit_code == 0
    done = subprocess.run(
        [*shlex.split(f"{sys.executable} -m app"), *hook["entry"].split()[1:], *used["args"]],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def evals():
    """The script that runs eval in each of the two files, with the variables that the file sets."""
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    [step] = [step for step in action["runs"]["steps"] if "softanswer eval" in step.get("run", "")]
    given = {name: row.get("default", "") for name, row in action["inputs"].items()}
    env = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], value)
        for name, value in step["env"].items()
    }
    job = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["softanswer"]
    [line] = [line for line in job["script"] if line.startswith("softanswer eval")]
    return {"github": (step["run"], env), "gitlab": (line, job["variables"])}


@pytest.mark.parametrize("where", ["github", "gitlab"])
def test_the_baseline_that_the_command_writes_is_the_one_that_ci_compares_with(tmp_path, monkeypatch, where):
    script, variables = evals()[where]
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(command, ["init", "."]).exit_code == 0
    tool = tmp_path / "bin" / "softanswer"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nexec {sys.executable} -m app "$@"\n')
    tool.chmod(0o755)
    place = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{tool.parent}{os.pathsep}{os.environ['PATH']}"}
    place |= {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}

    def ran(text, more=None):
        return subprocess.run(
            ["bash", "-c", text], env={**place, **(more or {})}, check=False, capture_output=True, text=True
        )

    assert ran(script, variables).returncode == 5
    assert ran("softanswer eval cases --update-baseline").returncode == 0
    held = ran(script, variables)
    assert held.returncode == 0, held.stdout + held.stderr
