"""`softanswer lint` as a team meets it that works in a folder of its own, with the product installed elsewhere."""

import json

import pytest
import yaml

from tests.promptci.lint.test_changes import git

OURS = ("--guidelines", "guidelines", "--prompts", "prompts", "--company", "profile.yaml")

BRIEF = {
    "message": "My parcel was due on Monday and it is Friday. Where is it?",
    "facts": ["The parcel is in the depot."],
    "options": ["We can deliver it on Saturday morning.", "We can refund the delivery charge."],
    "fault": "ours",
}
GOOD = """Hello,

It is Friday, and your parcel was due on Monday. That is annoying, and I am sorry. It is in the depot.

Shall we deliver it on Saturday morning, or refund the delivery charge? Tell me, and I will write to you today.

Best wishes,
Ana
"""


@pytest.fixture
def lint(softanswer, tmp_path):
    """Lints a new starting folder after some cases were added; gives the findings and the exit code."""
    softanswer("init", ".")

    def run(*cases, name="cases/mine.yaml", arguments=()):
        (tmp_path / name).write_text(yaml.safe_dump(list(cases)), encoding="utf-8")
        done = softanswer("lint", name, *OURS, "--format", "json", "--all", *arguments)
        return json.loads(done.stdout)["findings"], done.returncode

    return run


def of_rule(findings, rule):
    return [found for found in findings if found["rule"] == rule]


def test_a_weak_check_of_the_team_s_own_is_an_error_in_the_file_that_they_laid_over_ours(lint, tmp_path):
    folder = tmp_path / "guidelines" / "stay-calm"
    folder.mkdir()
    (folder / "check.en.yaml").write_text("breaks: ['zzzz']\n", encoding="utf-8")
    (folder / "proof.yaml").write_text(
        "corruptions: {purple: missed}\nput: {purple: {en: [The depot is painted purple.]}}\n",
        encoding="utf-8",
    )
    findings, code = lint({"id": "mine", "brief": BRIEF, "goldens": [{"reply": GOOD}]})
    (found,) = [f for f in of_rule(findings, "survivor") if "purple" in f["message"]]
    assert (code, found["level"], found["path"]) == (1, "error", "guidelines/stay-calm/check.en.yaml")


def test_survivors_of_two_cases_are_told_apart(lint, tmp_path):
    cases = ({"id": name, "brief": BRIEF, "goldens": [{"reply": GOOD}]} for name in ("one", "two"))
    (tmp_path / "guidelines" / "plain-words" / "proof.yaml").write_text(
        "corruptions: {purple: missed}\nput: {purple: {en: [The depot is painted purple.]}}\n",
        encoding="utf-8",
    )
    findings, _ = lint(*cases)
    told = [f["message"] for f in of_rule(findings, "survivor") if "purple" in f["message"]]
    assert [name in message for name, message in zip(("one", "two"), told, strict=True)] == [True, True]


def test_a_planted_reply_that_is_not_seen_is_told_in_its_case(lint):
    planted = {"reply": GOOD, "breaks": ["plain-words"]}
    findings, _ = lint({"id": "first", "brief": BRIEF}, {"id": "mine", "brief": BRIEF, "planted": [planted]})
    (found,) = of_rule(findings, "survivor")
    assert found["path"] == "cases/mine.yaml"
    assert found["line"] > 1
    assert "mine" in found["message"]


def test_on_the_first_day_no_check_of_ours_is_called_unproven_on_its_own(lint):
    findings, _ = lint({"id": "mine", "brief": BRIEF})
    (found,) = of_rule(findings, "unproven")
    assert (found["level"], found["path"]) == ("note", None)


def test_a_check_that_no_longer_sees_its_own_bad_example_is_an_error_in_the_line_of_the_example(
    lint, tmp_path
):
    folder = tmp_path / "guidelines" / "plain-words"
    (folder / "check.en.yaml").write_text("breaks: ['zzzzqq']\n", encoding="utf-8")
    findings, code = lint({"id": "mine", "brief": BRIEF})
    (found,) = of_rule(findings, "example-failed")
    assert (code, found["level"]) == (1, "error")
    assert (found["path"], found["line"]) == ("guidelines/plain-words/examples.yaml", 6)
    (folder / "check.en.yaml").write_text("breaks: ['depot']\n", encoding="utf-8")
    told = [f["message"] for f in of_rule(lint({"id": "mine", "brief": BRIEF})[0], "example-failed")]
    assert any("calls missed what its examples call good" in message for message in told)


def test_the_starting_folder_s_own_check_is_proven(softanswer, lint):
    findings, _ = lint({"id": "mine", "brief": BRIEF, "goldens": [{"reply": GOOD}]})
    about = [f["rule"] for f in findings if f["guideline"] == "plain-words"]
    assert not {"survivor", "example-failed", "unproven"} & set(about)
    out = json.loads(softanswer("lint", "cases/mine.yaml", *OURS, "--format", "json").stdout)
    (row,) = [r for r in out["proof"]["by_guideline"] if r["guideline"] == "plain-words"]
    assert (row["corruption"], row["mutants"] > 0, row["missed"]) == ("inside", True, row["mutants"])


@pytest.fixture
def repository(softanswer, tmp_path):
    """A team's starting folder in git, on a branch of their own that the product's repository does not know."""
    softanswer("init", ".")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "as it was")
    git(tmp_path, "branch", "ours-alone")
    return tmp_path


@pytest.mark.parametrize("theirs", [OURS, ()])
def test_diff_takes_the_commit_from_the_team_s_repository(softanswer, repository, theirs):
    plain = repository / "guidelines" / "plain-words" / "guideline.md"
    plain.write_text(
        plain.read_text(encoding="utf-8").replace("Use the customer's", "Use their"), encoding="utf-8"
    )
    done = softanswer("lint", "cases/first.yaml", *theirs, "--diff", "ours-alone", "--format", "github")
    assert done.stderr == b""
    lines = done.stdout.decode().splitlines()
    if not theirs:
        assert "::notice title=softanswer diff::No rendered prompt has changed since ours-alone." in lines
        return
    assert any(
        line.startswith("::notice title=softanswer diff::draft/system.jinja: changed in") for line in lines
    )
    group = lines[lines.index("::group::draft/system.jinja") :]
    assert any(line.startswith(" | +") and "Use their words" in line for line in group)
    assert "::endgroup::" in group


@pytest.mark.parametrize("form", ["json", "junit", "sarif", "github"])
def test_a_bad_file_of_cases_is_told_in_each_form_and_ends_with_two(softanswer, tmp_path, form):
    (tmp_path / "bad.yaml").write_text(
        "- id: a\n  brief: {message: Hello}\n\n- id: b\n  sayz: []\n", encoding="utf-8"
    )
    done = softanswer("lint", "bad.yaml", "--format", form)
    assert done.returncode == 2
    assert b"did you mean says?" in done.stderr
    text = done.stdout.decode()
    assert "did you mean says?" in text
    if form == "json":
        (found,) = json.loads(text)["findings"]
        assert (found["path"], found["line"], found["level"]) == ("bad.yaml", 4, "error")
    if form == "github":
        assert text.startswith("::error file=bad.yaml,line=4,")


def test_an_allowance_is_called_stale_only_where_the_whole_folder_is_linted(softanswer, tmp_path):
    softanswer("init", ".")
    (tmp_path / "cases" / "briefs.jsonl").unlink(missing_ok=True)
    (tmp_path / "cases" / "accepted.yaml").write_text(
        "- {reply_hash: abc, guideline: listen, reason: It is sound.}\n", encoding="utf-8"
    )
    assert b"allowance-stale" in softanswer("lint", "cases", *OURS).stdout
    assert b"allowance-stale" not in softanswer("lint", "cases/first.yaml", *OURS).stdout
