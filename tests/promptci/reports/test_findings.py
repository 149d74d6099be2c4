"""Findings in the forms that CI servers read."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.promptci.finding import Finding
from app.promptci.reports import findings_github, findings_junit, findings_sarif

LOST = Finding(
    rule="prompt-missing",
    level="error",
    message="the prompt line of listen stands in no draft prompt",
    path="prompts/draft/system.jinja",
    line=3,
    guideline="listen",
    case="d1-001",
    excerpt="Restate early.",
    fix="Restore the loop.",
)
ECHO = Finding(
    rule="echo", level="warning", message="it repeats listen", path="prompts/a b,c:d.jinja", line=2
)
NOTE = Finding(rule="branch-untried", level="note", message="no case reaches it")
HOSTILE = st.text(min_size=1)


def findings(text):
    return [
        Finding(
            rule="unrenderable",
            level=level,
            message=text,
            path=text,
            line=1,
            case=text,
            excerpt=text,
            fix=text,
        )
        for level in ("error", "warning", "note")
    ]


def test_github_shows_each_on_its_line():
    lost, echo, note = findings_github.lines([LOST, ECHO, NOTE])
    where, _, told = lost.rpartition("::")
    assert where == "::error file=prompts/draft/system.jinja,line=3,title=softanswer prompt-missing listen"
    assert told == f"{LOST.message}%0A“{LOST.excerpt}”%0A{LOST.fix}"
    assert echo == "::warning file=prompts/a b%2Cc%3Ad.jinja,line=2,title=softanswer echo::it repeats listen"
    assert note == "::notice title=softanswer branch-untried::no case reaches it"


@given(HOSTILE)
def test_nothing_that_is_quoted_begins_a_command_of_its_own(text):
    lines = "\n".join(findings_github.lines(findings(text))).split("\n")
    assert len(lines) == 3
    assert all(re.match(r"::(error|warning|notice) [^\r\n]*::", line) for line in lines)
    assert not any("\r" in line for line in lines)


def test_sarif_names_file_line_rule_and_level():
    log = json.loads(findings_sarif.dump([LOST, ECHO, NOTE]))
    (run,) = log["runs"]
    assert (log["version"], "sarif" in log["$schema"]) == ("2.1.0", True)
    driver = run["tool"]["driver"]
    assert driver["name"] == "softanswer"
    assert [rule["id"] for rule in driver["rules"]] == ["branch-untried", "echo", "prompt-missing"]
    lost, echo, note = run["results"]
    assert (lost["ruleId"], lost["level"], echo["level"], note["level"]) == (
        "prompt-missing",
        "error",
        "warning",
        "note",
    )
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
    place = lost["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "prompts/draft/system.jinja"}, "region": {"startLine": 3}}
    assert (
        echo["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "prompts/a%20b%2Cc%3Ad.jinja"
    )
    assert "locations" not in note
    assert lost["properties"] == {"guideline": "listen", "case": "d1-001"}


def test_sarif_gives_a_whole_path_as_a_file_address():
    log = json.loads(findings_sarif.dump([ECHO.model_copy(update={"path": "/srv/prompts/a.jinja"})]))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "file:///srv/prompts/a.jinja"


def test_sarif_of_nothing_is_a_run_without_results():
    assert json.loads(findings_sarif.dump([]))["runs"][0]["results"] == []


def test_junit_fails_for_errors_alone_and_says_where_and_why():
    root = ET.fromstring(findings_junit.dump([LOST, ECHO, NOTE]))
    (suite,) = root
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("3", "1", "0")
    lost, echo, note = suite
    failure = lost.find("failure")
    assert (lost.get("classname"), lost.get("file"), lost.get("line")) == (
        "lint.prompt-missing",
        "prompts/draft/system.jinja",
        "3",
    )
    assert lost.get("name").startswith("listen · d1-001 · ")
    for words in ("prompts/draft/system.jinja:3", LOST.message, "Restate early.", "Restore the loop."):
        assert words in failure.text
    assert failure.get("message") == LOST.message
    assert (echo.find("failure"), note.find("failure")) == (None, None)
    assert "it repeats listen" in echo.find("system-out").text


def test_junit_of_nothing_is_one_test_that_passes():
    (suite,) = ET.fromstring(findings_junit.dump([]))
    assert (suite.get("tests"), suite.get("failures"), len(suite)) == ("1", "0", 1)
    assert len(suite[0]) == 0


@given(HOSTILE)
@pytest.mark.parametrize("dump", [findings_junit.dump, findings_sarif.dump])
def test_hostile_text_leaves_the_form_whole(dump, text):
    made = dump(findings(text))
    made.encode("utf-8", "strict")
    if dump is findings_junit.dump:
        (suite,) = ET.fromstring(made)
        assert [len(case) for case in suite] == [1, 1, 1]
    else:
        assert len(json.loads(made)["runs"][0]["results"]) == 3
