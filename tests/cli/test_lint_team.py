"""`softanswer lint` as a team meets it that works in a folder of its own, with the product installed elsewhere."""

import json

import pytest
import yaml

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
