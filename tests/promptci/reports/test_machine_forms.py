"""The forms that machines read: JSON, JUnit, SARIF and the annotations of a pull request."""

import json
from xml.etree import ElementTree as ET

from app.promptci.exits import Exit
from app.promptci.gate.gate import judge_runs
from app.promptci.reports import github, json_report, junit, sarif
from tests.promptci.reports.forms import SENTENCE


def junit_of(report, run):
    return ET.fromstring(junit.dump(report, run)).find("testsuite")


def test_json_has_a_row_for_each_case_principle_and_sample(made):
    report, run, _ = made()
    whole = json.loads(json_report.dump(report, run))
    assert whole["format"] == 1
    assert (whole["verdict"], whole["exit"]) == ("regression", 1)
    assert len(whole["rows"]) == 5 * 3
    assert len(whole["replies"]) == 5
    (row,) = [r for r in whole["rows"] if (r["case"], r["guideline"]) == ("case-0", "blame")]
    assert (row["status"], row["missed"], row["excerpt"], row["sample"]) == ("missed", True, SENTENCE, 0)


def test_json_tells_what_a_case_expected_of_its_own(made):
    report, run, _ = made(failures=(("", "never says Friday"), ("listen", "expected met")))
    rows = [r for r in json.loads(json_report.dump(report, run))["rows"] if r["case"] == "case-1"]
    assert [(r["guideline"], r["failures"]) for r in rows if r["missed"] and r["failures"]] == [
        ("listen", ["expected met"]),
        ("", ["never says Friday"]),
    ]


def test_a_junit_failure_says_what_was_expected_and_quotes_the_reply(made):
    suite = junit_of(*made()[:2])
    gate, failure = suite.iter("failure")
    assert failure.get("message") == f"blame: case-0: “{SENTENCE}” (It blames.)"
    assert "Expected: blame (must)" in failure.text
    assert "Reply: Dear Ann, You should have read it. We sent it late. Tom" in failure.text
    assert gate.get("type") == "regression"
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "16",
        "failures": "2",
        "errors": "0",
        "skipped": "5",
    }


def test_a_junit_test_is_a_case_and_a_principle(made):
    suite = junit_of(*made()[:2])
    names = {(test.get("name"), test.get("classname")) for test in suite.iter("testcase")}
    assert ("case-3", "listen") in names
    assert len(names) == 16


def test_what_was_missed_before_is_skipped_and_says_so(made):
    suite = junit_of(*made()[:2])
    old = [test for test in suite.iter("testcase") if test.get("classname") == "calm"]
    assert {test.find("skipped").get("message") for test in old} == {
        "missed, but no regression: It was so before."
    }


def test_no_run_that_ends_with_a_number_is_green_in_junit(made, guidelines_named):
    report, run, _ = made(worse=0, trouble="provider", detail="401")
    assert report.exit == Exit.PROVIDER
    assert [error.get("message") for error in junit_of(report, run).iter("error")] == [
        "Not every case has a reply, so nothing is known to hold.",
        "provider: 401",
    ]
    alone = judge_runs(None, made(worse=0)[1], guidelines_named("blame"))
    assert junit_of(alone, run).get("errors") != "0"


def test_an_annotation_stands_on_the_prompt_line_of_the_guideline(made):
    first, second = github.lines(*made()[:2])
    assert first == "::error title=softanswer eval (builtin)::Worse than the baseline: blame."
    assert second == (
        "::error file=guidelines/blame/guideline.md,line=3,title=blame in case-0::"
        f"blame: case-0: “{SENTENCE}” (It blames.)"
    )


def test_an_annotation_cannot_be_broken_by_what_it_quotes(made):
    *_, line = github.lines(*made(sentence="50%\n::error file=x::y, z.")[:2])
    assert "“50%25 ::error file=x::y, z.”" in line


def test_a_guideline_elsewhere_gives_way_to_the_line_of_the_case(made):
    report, run, _ = made()
    moved = report.regressions[0].model_copy(update={"path": None, "line": None})
    *_, line = github.lines(report.model_copy(update={"regressions": (moved,)}), run)
    assert line.startswith("::error file=cases/a.jsonl,line=1,title=")


def test_a_pass_annotates_nothing_and_trouble_does(made):
    assert github.lines(*made(worse=0)[:2]) == ()
    (line,) = github.lines(*made(worse=0, trouble="recording_missing", detail="no answer")[:2])
    assert line.startswith("::error title=")
    assert "case-1" in line


def test_sarif_holds_what_its_schema_requires(made):
    report, run, _ = made()
    whole = json.loads(sarif.dump(report, run))
    assert whole["version"] == "2.1.0"
    (only,) = whole["runs"]
    driver = only["tool"]["driver"]
    assert driver["name"]
    assert all(rule["id"] and rule["shortDescription"]["text"] for rule in driver["rules"])
    (result,) = only["results"]
    assert result["message"]["text"]
    assert result["level"] in {"none", "note", "warning", "error"}
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "softanswer/blame"
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "guidelines/blame/guideline.md"},
        "region": {"startLine": 3},
    }
    (invocation,) = only["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["exitCode"] == 1
    assert all(note["message"]["text"] for note in invocation["toolExecutionNotifications"])


def test_sarif_says_that_a_run_with_trouble_was_no_success(made):
    whole = json.loads(sarif.dump(*made(worse=0, trouble="judge")[:2]))
    (invocation,) = whole["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["level"] == "error"
