"""The matrix of principle, prompt, check and case."""

import re

import pytest

from app.bootstrap import load_guidelines
from app.settings import Settings

OURS = tuple(load_guidelines(Settings()))
JUDGED = [g for g in OURS if g.kind != "agent"]
MUST = [g.id for g in JUDGED if g.severity == "must"]
SHOULD = [g.id for g in JUDGED if g.severity == "should"]


def named(report, rule, level="error"):
    return {f.guideline for f in report.findings if f.rule == rule and f.level == level}


def without(field, text):
    """The front matter without one field and the lines that belong to it."""
    return re.sub(rf"(?m)^{field}:.*\n(?:[ \t]+.*\n)*", "", text, count=1)


def drop(path, field):
    text = path.read_text(encoding="utf-8")
    path.write_text(without(field, text), encoding="utf-8")
    assert without(field, text) != text


@pytest.mark.parametrize("guideline", MUST)
def test_a_must_guideline_without_its_prompt_line_is_an_error_that_names_it(
    linter, guidelines, cases, guideline
):
    drop(guidelines / guideline / "guideline.md", "prompt")
    report = linter(guidelines).fast(cases)
    assert named(report, "prompt-empty") == {guideline}
    (finding,) = [f for f in report.findings if f.rule == "prompt-empty"]
    assert finding.path.endswith(f"{guideline}/guideline.md")
    assert (finding.line, guideline in finding.message) == (1, True)


def test_a_should_guideline_without_its_prompt_line_is_a_warning(linter, guidelines, cases):
    for guideline in SHOULD:
        drop(guidelines / guideline / "guideline.md", "prompt")
    report = linter(guidelines).fast(cases)
    assert named(report, "prompt-empty") == set()
    assert named(report, "prompt-empty", "warning") == set(SHOULD)


@pytest.mark.parametrize("kind", ["reply", "guard"])
def test_when_the_loop_that_prints_the_lines_is_gone_each_of_them_is_named(
    linter, prompts, change, cases, kind
):
    head = f'{{% for g in guidelines if g.kind == "{kind}" and g.prompt %}}'
    loop = head + "\n- {{ g.id }}: {{ g.prompt }}\n{% endfor %}"
    change(prompts / "draft" / "system.jinja", loop, "")
    report = linter(prompts=prompts).fast(cases)
    gone = {g.id for g in JUDGED if g.kind == kind}
    assert named(report, "prompt-missing") == gone & set(MUST)
    assert named(report, "prompt-missing", "warning") == gone & set(SHOULD)
    assert {row.guideline for row in report.coverage if not row.prompt} == gone


def test_when_the_draft_no_longer_includes_them_each_of_them_is_named(linter, prompts, change, cases):
    system = (prompts / "draft" / "system.jinja").read_text(encoding="utf-8")
    (prompts / "draft" / "principles.jinja").write_text(system, encoding="utf-8")
    (prompts / "draft" / "system.jinja").write_text(
        "{% include 'draft/principles.jinja' %}", encoding="utf-8"
    )
    assert named(linter(prompts=prompts).fast(cases), "prompt-missing") == set()
    (prompts / "draft" / "system.jinja").write_text("Write a reply.", encoding="utf-8")
    assert named(linter(prompts=prompts).fast(cases), "prompt-missing") == set(MUST)


def test_when_the_repair_no_longer_includes_them_each_of_them_is_named(linter, prompts, change, cases):
    change(prompts / "repair" / "system.jinja", '{% include "draft/system.jinja" %}', "Mend the reply.")
    report = linter(prompts=prompts).fast(cases)
    assert named(report, "prompt-missing") == set(MUST)
    assert {f.path for f in report.findings if f.rule == "prompt-missing"} == {
        (prompts / "repair" / "system.jinja").as_posix()
    }


def test_a_line_that_some_drafts_lack_is_an_error_with_the_number_of_cases(
    linter, prompts, change, suite, reader, words
):
    from tests.promptci.lint.conftest import BRIEF

    change(
        prompts / "draft" / "system.jinja",
        "{% for g in guidelines",
        '{% for g in guidelines if tone == "warm"',
    )
    change(prompts / "draft" / "system.jinja", 'if tone == "warm" if g.kind', 'if tone == "warm" and g.kind')
    cases = suite(
        {"id": "warm", "brief": BRIEF},
        {"id": "formal", "brief": {**BRIEF, "tone": "formal"}},
    )
    report = linter(prompts=prompts).whole(cases, reader, words, {})
    found = [f for f in report.findings if f.rule == "prompt-missing" and f.guideline == "stay-calm"]
    assert [(f.level, f.case) for f in found] == [("error", "formal"), ("error", "formal")]
    assert "not in the draft prompt of 1 cases" in found[0].message
    assert "not in the repair prompt of 1 cases" in found[1].message


@pytest.mark.parametrize(("guideline", "level"), [("listen", "error"), ("keep-open", "warning")])
def test_a_guideline_that_no_check_reads_for_is_told(linter, guidelines, cases, guideline, level):
    path = guidelines / guideline / "guideline.md"
    drop(path, "check")
    path.write_text(
        path.read_text(encoding="utf-8").replace("repair:", "check: {kind: none, reason: later}\nrepair:"),
        encoding="utf-8",
    )
    report = linter(guidelines).fast(cases)
    assert named(report, "check-missing", level) == {guideline}
    (finding,) = [f for f in report.findings if f.rule == "check-missing"]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[finding.line - 1].startswith("check:")


def test_what_applies_in_fewer_than_three_cases_by_the_real_plan_is_told(linter, cases, reader, words):
    report = linter().whole(cases[:2], reader, words, {})
    counts = {row.guideline: row.cases for row in report.coverage}
    assert (counts["stay-calm"], counts["admit-mistakes"], counts["part-ways"]) == (2, 2, 0)
    assert named(report, "cases-few") == set(MUST)
    report = linter().whole(cases, reader, words, {})
    assert named(report, "cases-few") == {"be-honest", "escalate", "part-ways", "set-boundaries"}
    assert named(report, "cases-few", "warning") == {"correct-indirectly"}


def test_in_the_fast_run_a_case_counts_for_what_its_brief_and_it_say_and_a_lack_is_a_warning(linter, suite):
    from tests.promptci.lint.conftest import BRIEF

    cases = suite(*({"id": f"c-{n}", "brief": BRIEF, "triggers": ["set-boundaries"]} for n in range(3)))
    report = linter().fast(cases)
    counts = {row.guideline: row.cases for row in report.coverage}
    assert (counts["set-boundaries"], counts["admit-mistakes"], counts["escalate"]) == (3, 3, 0)
    assert named(report, "cases-few") == set()
    assert "escalate" in named(report, "cases-few", "warning")


def test_a_declared_trigger_that_does_not_apply_is_an_error_on_the_line_of_the_case(
    linter, suite, reader, words
):
    from tests.promptci.lint.conftest import BRIEF

    cases = suite(
        {"id": "one", "brief": BRIEF, "triggers": ["empathize"]},
        {"id": "two", "brief": BRIEF, "triggers": ["set-boundaries"]},
    )
    report = linter().whole(cases, reader, words, {})
    (finding,) = [f for f in report.findings if f.rule == "trigger-idle"]
    assert (finding.level, finding.case, finding.guideline) == ("error", "two", "set-boundaries")
    assert (finding.path.endswith("cases.jsonl"), finding.line) == (True, 2)


def test_advice_to_the_agent_needs_no_prompt_check_or_case(linter, cases):
    report = linter().fast(cases)
    assert {row.guideline for row in report.coverage} == {g.id for g in JUDGED}
