"""`softanswer lint`, driven as a person or a CI server drives it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.promptci.lint.conftest import BRIEF, ROOT
from tests.promptci.lint.test_changes import git

MUST = ("be-honest", "escalate", "listen", "no-leak", "set-boundaries")
"""A few; tests/promptci/lint/test_coverage.py has them all."""


@pytest.fixture
def cases(tmp_path):
    """A file of three cases."""
    path = tmp_path / "cases.jsonl"
    lines = (json.dumps({"id": f"late-{number}", "brief": BRIEF}) for number in range(3))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def without(tmp_path):
    """A company's guidelines that take the prompt line of one of ours away."""

    def write(guideline, field="prompt: null"):
        folder = tmp_path / "theirs" / guideline
        folder.mkdir(parents=True)
        (folder / "guideline.md").write_text(f"---\nid: {guideline}\n{field}\n---\n", encoding="utf-8")
        return folder.parent

    return write


def test_our_own_prompts_guidelines_and_suite_are_in_order(softanswer, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    out = tmp_path / "report.json"
    done = softanswer("lint", ROOT / "tests" / "prompt_cases", "--format", "json", "--out", out)
    report = json.loads(out.read_text(encoding="utf-8"))
    assert (done.returncode, report["format"], report["cases"] >= 200) == (0, 1, True)
    assert all(row["prompt"] and row["checks"] and row["cases"] >= 3 for row in report["coverage"])
    assert {b["template"] for b in report["budgets"]} == {
        path.relative_to(ROOT / "prompts").as_posix()
        for path in (ROOT / "prompts").rglob("*.jinja")
        if "builtin" not in path.parts
    }
    assert all(b["limit"] and b["most"] <= b["limit"] for b in report["budgets"])
    # A check of a `should` may let a fault live: that is told, and is no error.
    assert [found for found in report["findings"] if found["rule"] != "survivor"] == []
    assert {found["level"] for found in report["findings"]} <= {"warning"}
    assert report["proof"]["mutants"] >= 1000


def test_the_fast_run_of_our_own_suite_is_in_order_too(softanswer, monkeypatch):
    monkeypatch.chdir(ROOT)
    done = softanswer("lint", "--fast")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"0 errors, 0 warnings" in done.stdout


@pytest.mark.parametrize("guideline", MUST)
def test_a_prompt_line_that_is_taken_away_ends_with_one_and_names_the_principle(
    softanswer, cases, without, guideline
):
    done = softanswer("lint", cases, "--fast", "--guidelines", without(guideline))
    assert done.returncode == 1
    told = [line for line in done.stdout.decode().splitlines() if line.startswith("error")]
    assert len(told) == 1
    assert guideline in told[0]
    assert "[prompt-empty]" in told[0]
    assert f"theirs/{guideline}/guideline.md:3" in told[0]


def test_a_template_without_the_loop_names_every_principle(softanswer, cases, tmp_path):
    prompts = tmp_path / "prompts" / "draft"
    prompts.mkdir(parents=True)
    (prompts / "system.jinja").write_text("Write a reply ({{ tone }}).", encoding="utf-8")
    done = softanswer("lint", cases, "--fast", "--prompts", prompts.parent)
    assert done.returncode == 1
    told = done.stdout.decode()
    from app.bootstrap import load_guidelines
    from app.settings import Settings

    for guideline in load_guidelines(Settings()):
        if guideline.kind != "agent":
            assert f"the prompt line of {guideline.id} " in told


def test_the_same_in_a_checkout_of_our_own(tmp_path):
    """A team that works on our guidelines themselves: a copy of the checkout, with links where nothing is changed."""
    for name in ("app", "app/promptci"):
        (tmp_path / name).mkdir()
    for path in (*(ROOT / "app").iterdir(), ROOT / "prompts", ROOT / "tests"):
        target = tmp_path / path.relative_to(ROOT)
        if path.name == "bootstrap.py":
            shutil.copy(path, target)
        elif not target.exists():
            target.symlink_to(path)
    (tmp_path / "app" / "promptci").rmdir()
    (tmp_path / "app" / "promptci").symlink_to(ROOT / "app" / "promptci")
    shutil.copytree(ROOT / "guidelines", tmp_path / "guidelines")
    path = tmp_path / "guidelines" / "no-leak" / "guideline.md"
    head, _, rest = path.read_text(encoding="utf-8").partition("prompt: >-")
    path.write_text(f"{head}question:{rest.partition('question:')[2]}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "app", "lint", "--fast", "--format", "github"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    (line,) = done.stdout.decode().splitlines()
    assert line.startswith("::error file=guidelines/no-leak/guideline.md,line=1,")
    assert "no-leak (Let nothing slip) has no prompt line" in line


@pytest.mark.parametrize("form", ["json", "junit", "sarif", "github"])
def test_each_form_tells_the_same_error(softanswer, cases, without, form):
    done = softanswer("lint", cases, "--fast", "--guidelines", without("listen"), "--format", form)
    text = done.stdout.decode()
    assert done.returncode == 1
    if form == "json":
        found = [f["rule"] for f in json.loads(text)["findings"] if f["level"] == "error"]
    elif form == "junit":
        found = [failure.get("type") for failure in ET.fromstring(text).iter("failure")]
    elif form == "sarif":
        found = [r["ruleId"] for r in json.loads(text)["runs"][0]["results"] if r["level"] == "error"]
    else:
        found = [line.split("softanswer ")[1].split()[0] for line in text.splitlines() if "::error" in line]
    assert found == ["prompt-empty"]


def test_text_is_written_to_a_file_where_one_is_named(softanswer, cases, without, tmp_path):
    out = tmp_path / "lint.txt"
    done = softanswer("lint", cases, "--fast", "--guidelines", without("listen"), "--out", out)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "[prompt-empty]" in out.read_text(encoding="utf-8")


def test_failures_alone_are_shown_and_with_all_everything(softanswer, cases):
    short = softanswer("lint", cases, "--fast").stdout.decode()
    assert "part-ways" in short
    assert "stay-calm" not in short
    whole = softanswer("lint", cases, "--all")
    assert whole.returncode == 1, "three cases are too few for each principle"
    text = whole.stdout.decode()
    for words in ("stay-calm", "note", "branch-untried", "draft/user.jinja", "median", "prompts"):
        assert words in text


def test_notes_are_told_with_all_alone(softanswer, cases):
    lines = softanswer("lint", cases, "--format", "github").stdout.decode().splitlines()
    assert {line.split(" ")[0] for line in lines} == {"::error", "::warning"}
    assert b"::notice " in softanswer("lint", cases, "--format", "github", "--all").stdout


def test_a_budget_beside_the_cases_is_held(softanswer, cases):
    (cases.parent / "budget.yaml").write_text("judge/system.jinja: 10\n", encoding="utf-8")
    done = softanswer("lint", cases)
    assert done.returncode == 1
    assert b"[over-budget]" in done.stdout
    (cases.parent / "budget.yaml").write_text("judge/sytsem.jinja: 10\n", encoding="utf-8")
    done = softanswer("lint", cases)
    assert (done.returncode, b"there is no template of this name" in done.stderr) == (2, True)


@pytest.fixture
def repository(tmp_path):
    """A company's prompts in git, and a change that is not committed."""
    prompts = tmp_path / "prompts" / "judge"
    prompts.mkdir(parents=True)
    ours = (ROOT / "prompts" / "judge" / "system.jinja").read_text(encoding="utf-8")
    (prompts / "system.jinja").write_text(ours, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "prompts")
    git(tmp_path, "commit", "--quiet", "--message", "as it was")
    (prompts / "system.jinja").write_text(ours + "\nBe strict.\n", encoding="utf-8")
    return prompts.parent


def test_diff_shows_what_changed_in_the_rendered_prompts(softanswer, cases, repository):
    done = softanswer("lint", cases, "--prompts", repository, "--diff", "HEAD")
    text = done.stdout.decode()
    assert "judge/system.jinja: changed in 3 of 3 cases, +" in text
    assert "+Be strict." in text.splitlines()
    assert "late-0, and 2 more like it" in text
    told = json.loads(
        softanswer("lint", cases, "--prompts", repository, "--diff", "HEAD", "--format", "json").stdout
    )["changes"]
    (change,) = told["templates"]
    assert (change["template"], change["changed"], change["cases"]) == ("judge/system.jinja", 3, 3)
    assert change["tokens"] == change["most"] > 0
    assert len(change["samples"]) == 1


def test_diff_says_so_where_nothing_changed(softanswer, cases, repository):
    git(repository, "commit", "--quiet", "--all", "--message", "strict")
    done = softanswer("lint", cases, "--prompts", repository, "--diff", "main")
    assert b"No rendered prompt has changed." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere.jsonl"], "nowhere.jsonl: file: there is no such file or folder of cases"),
        ([], "tests/prompt_cases: file: there is no such file or folder of cases"),
        (["empty"], "there is no case in empty"),
        (["empty", "--fast"], "there is no case in empty"),
        (["cases.jsonl", "--diff", "no-such-branch"], "git knows no commit 'no-such-branch'"),
        (["cases.jsonl", "--diff", "HEAD", "--fast"], "--diff renders every case"),
        (["cases.jsonl", "--format", "pdf"], "pdf"),
        (["cases.jsonl", "--guidelines", "gone"], "gone"),
        (["crash.yaml"], "crash.yaml:1: my first case: id: letters"),
        (["bad.jsonl"], "bad.jsonl:1: one: triggers: there is no guideline 'lisen' in force"),
    ],
)
def test_what_cannot_be_run_ends_with_two_and_a_sentence(softanswer, cases, tmp_path, arguments, says):
    (tmp_path / "empty").mkdir()
    bad = [{"id": "one", "brief": BRIEF, "triggers": ["lisen"]}, {"id": "one", "brief": {}}, {"brief": BRIEF}]
    (tmp_path / "bad.jsonl").write_text("\n".join(map(json.dumps, bad)) + "\n{", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    (tmp_path / "crash.yaml").write_text("- id: my first case\n  brief: {message: Hello}\n", encoding="utf-8")
    done = softanswer("lint", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in done.stderr.decode()


def test_every_mistake_of_a_file_of_cases_is_told_at_once(softanswer, tmp_path):
    bad = [{"id": "one", "brief": BRIEF, "triggers": ["lisen"]}, {"id": "one", "brief": {}}, {"brief": BRIEF}]
    (tmp_path / "bad.jsonl").write_text("\n".join(map(json.dumps, bad)) + "\n{", encoding="utf-8")
    told = softanswer("lint", "bad.jsonl").stderr.decode()
    for words in ("lisen", "bad.jsonl:2", "bad.jsonl:3", "bad.jsonl:4"):
        assert words in told


@pytest.mark.parametrize("arguments", [["--fast"], ["--diff", "HEAD"]])
def test_no_network_is_used(softanswer, cases, repository, monkeypatch, arguments):
    import socket

    def refuse(*_, **__):
        raise AssertionError("lint wants a socket")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    done = softanswer("lint", cases, "--prompts", repository, *arguments)
    assert done.returncode in {0, 1}
    assert done.stderr == b""


def test_help_does_not_load_what_lint_needs(process):
    child = process("-X", "importtime", "-m", "app", "lint", "--help")
    out, err = child.communicate(timeout=60)
    assert b"PATHS are folders or files of cases" in out
    for heavy in (b"bpe_openai", b"app.reading.reading", b"app.engines.builtin.engine", b"rich.table"):
        assert heavy not in err


def test_the_fast_run_loads_neither_reader_nor_counter(process):
    child = process("-X", "importtime", "-m", "app", "lint", "--fast", "--format", "json")
    _, err = child.communicate(timeout=120)
    assert child.returncode == 0
    loaded = {line.split(b"|")[-1].strip() for line in err.splitlines()}
    assert b"app.promptci.lint.lint" in loaded
    assert not loaded & {
        b"bpe_openai",
        b"app.reading.reading",
        b"app.engines.builtin.engine",
        b"py3langid",
        b"openai",
    }


def test_path_of_a_finding_is_relative_to_where_one_stands(softanswer, cases, without):
    done = softanswer("lint", cases, "--fast", "--guidelines", without("listen"), "--format", "json")
    paths = {f["path"] for f in json.loads(done.stdout)["findings"] if f["rule"] == "prompt-empty"}
    assert paths == {"theirs/listen/guideline.md"}
    assert not Path(paths.pop()).is_absolute()


def test_one_slip_in_a_prompt_of_theirs_accuses_no_file_of_ours(softanswer, cases, tmp_path):
    theirs = tmp_path / "prompts"
    shutil.copytree(ROOT / "prompts" / "draft", theirs / "draft")
    system = theirs / "draft" / "system.jinja"
    system.write_text(system.read_text(encoding="utf-8").replace("{% for", "{% fro", 1), encoding="utf-8")
    done = softanswer("lint", cases, "--fast", "--prompts", theirs, "--format", "json")
    told = json.loads(done.stdout)["findings"]
    found = [(one["rule"], Path(one["path"]).name) for one in told if one["rule"] != "cases-few"]
    assert done.returncode == 1
    assert found == [("syntax", "system.jinja")]
