"""`softanswer init`: a folder that works as it is written, and never over what is there."""

import json
import os
import subprocess
from functools import partial
from pathlib import Path

import pytest
import yaml

FILES = {
    "profile.yaml",
    "guidelines/README.md",
    "guidelines/keep-open/say.en.yaml",
    "guidelines/plain-words/guideline.md",
    "guidelines/plain-words/check.en.yaml",
    "guidelines/plain-words/examples.yaml",
    "guidelines/plain-words/proof.yaml",
    "prompts/README.md",
    "prompts/builtin/en/signoffs.yaml",
    "briefs.jsonl",
    "cases/first.yaml",
    "ci/softanswer.yml",
}


def written(folder):
    return {path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file()}


def test_the_folder_works_as_it_is_written(softanswer, tmp_path):
    made = softanswer("init", "ours")
    assert made.returncode == 0, made.stderr
    assert written(tmp_path / "ours") == FILES
    ours = ["--company", "ours/profile.yaml", "--guidelines", "ours/guidelines", "--prompts", "ours/prompts"]
    listed = softanswer("guidelines", *ours)
    assert "plain-words" in listed.stdout.decode()
    done = softanswer("draft", "--jsonl", *ours, "ours/briefs.jsonl")
    assert done.returncode == 0, done.stderr
    drafts = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert all("Example & Co." in draft["reply"]["text"] for draft in drafts)
    assert all("plain-words" in [item["id"] for item in draft["checklist"]] for draft in drafts)


def test_the_new_guideline_bites(softanswer, tmp_path):
    softanswer("init", "ours")
    (tmp_path / "reply.txt").write_text("Hello,\n\nYour request went to tier two of our backlog.\n\nTom\n")
    (tmp_path / "late.txt").write_text("My parcel is late.\n")
    done = softanswer(
        "check", "reply.txt", "--message", "late.txt", "--guidelines", "ours/guidelines", "--json"
    )
    statuses = {item["id"]: item["status"] for item in json.loads(done.stdout)["checklist"]}
    assert statuses["plain-words"] == "missed"


def test_nothing_is_overwritten_and_nothing_half_written(softanswer, tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "profile.yaml").write_text("name: Mine\n")
    done = softanswer("init", "ours")
    assert done.returncode == 2
    assert "profile.yaml" in done.stderr.decode()
    assert written(tmp_path / "ours") == {"profile.yaml"}
    assert (tmp_path / "ours" / "profile.yaml").read_text() == "name: Mine\n"


@pytest.mark.parametrize("folder", ["afile/x", "afile/x/y", "/proc/x"])
def test_where_no_folder_can_be_it_is_said_in_a_sentence(softanswer, tmp_path, folder):
    (tmp_path / "afile").write_text("x")
    done = softanswer("init", folder)
    assert done.returncode == 2
    [line] = done.stderr.decode().splitlines()
    assert f"{folder} cannot be written: " in line
    assert (tmp_path / "afile").read_text() == "x"


def test_a_folder_with_other_things_in_it_keeps_them(softanswer, tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    assert softanswer("init", ".").returncode == 0
    assert written(tmp_path) == FILES | {"notes.txt"}


def test_the_ci_file_is_yaml_and_runs_commands_that_exist(softanswer, tmp_path):
    softanswer("init", ".")
    steps = yaml.safe_load((tmp_path / "ci/softanswer.yml").read_text())["jobs"]["drafts"]["steps"]
    commands = [step["run"].split()[1] for step in steps if step.get("run", "").startswith("softanswer ")]
    assert commands == ["guidelines", "lint", "eval", "draft"]


def test_the_folder_of_cases_passes_lint_and_makes_a_baseline_that_the_next_run_holds(softanswer, tmp_path):
    softanswer("init", ".")
    ours = ["--company", "profile.yaml", "--guidelines", "guidelines", "--prompts", "prompts"]
    linted = softanswer("lint", "cases", *ours)
    assert linted.returncode == 0, linted.stdout
    compare = ["eval", "cases", *ours]
    assert softanswer(*compare).returncode == 5
    assert softanswer(*compare, "--update-baseline").returncode == 0
    again = softanswer(*compare, "--md", "softanswer.md", "--html", "softanswer.html")
    assert again.returncode == 0, again.stdout
    assert (tmp_path / "softanswer.md").stat().st_size
    assert (tmp_path / "softanswer.html").stat().st_size


def test_the_ci_file_runs_every_case_file_of_the_folder(softanswer, tmp_path):
    softanswer("init", ".")
    (tmp_path / "cases/second.yaml").write_text("- {id: my second, brief: {message: x}, sayz: [y]}\n")
    settings = yaml.safe_load((tmp_path / "ci/softanswer.yml").read_text())["jobs"]["drafts"]
    for step in settings["steps"]:
        words = step.get("run", "").split()
        if words[:2] in (["softanswer", "lint"], ["softanswer", "eval"]):
            done = softanswer(*words[1:], env=settings["env"])
            assert done.returncode == 2, words
            assert "cases/second.yaml" in (done.stdout + done.stderr).decode()


def test_the_summary_step_of_the_ci_file_needs_no_report(softanswer, tmp_path):
    softanswer("init", ".")
    steps = yaml.safe_load((tmp_path / "ci/softanswer.yml").read_text())["jobs"]["drafts"]["steps"]
    [summary] = [step["run"] for step in steps if "GITHUB_STEP_SUMMARY" in step.get("run", "")]
    place = {**os.environ, "GITHUB_STEP_SUMMARY": str(tmp_path / "told.md")}
    shell = partial(subprocess.run, ["bash", "-e", "-c", summary], cwd=tmp_path, env=place, check=True)
    shell()
    assert not (tmp_path / "told.md").exists()
    (tmp_path / "softanswer.md").write_text("what changed\n")
    shell()
    assert (tmp_path / "told.md").read_text() == "what changed\n"
