"""The verdict of a run against its baseline where no chance is in it, and what it leads to."""

import pytest

from app.promptci.exits import Exit
from app.promptci.gate.gate import judge_runs
from tests.promptci.gate.tables import cases, with_letters


def test_an_unchanged_run_passes(judged):
    table = cases(30, blame="m", listen="m")
    report = judged(table, table)
    assert (report.verdict, report.exit, report.regressions) == ("pass", Exit.PASS, ())
    assert [p.bound_words for p in report.principles] == ["0 of 30 missed: true rate at most 9.5 %"] * 2


@pytest.mark.parametrize("engine", ["builtin", "obedient", "replay"])
def test_one_newly_failing_case_of_a_must_is_red_where_no_chance_is_in_it_and_is_named_with_its_sentence(
    judged, engine
):
    before = cases(30, blame="m", listen="m")
    report = judged(before, with_letters(before, 1, blame="x"), engine=engine)
    (principle, other) = report.principles
    (red,) = report.regressions
    assert (report.verdict, report.exit) == ("regression", Exit.REGRESSION)
    assert (principle.guideline, principle.verdict, principle.method) == ("blame", "regression", "exact")
    assert other.verdict == "pass"
    assert (red.guideline, red.case, red.sentence) == (
        "blame",
        "case-000",
        "Dear you, bad words of case-000.",
    )


def test_unsure_does_not_fail_but_a_must_that_was_met_is_shown_as_weakened(judged):
    before = cases(10, blame="m", listen="m")
    after = with_letters(before, 2, blame="u", listen="u")
    report = judged(before, after, should=("listen",), engine="builtin")
    assert report.verdict == "pass"
    assert [(one.guideline, one.case) for one in report.weakened] == [
        ("blame", "case-000"),
        ("blame", "case-001"),
    ]


def test_a_principle_counts_only_where_it_applies(judged):
    before = with_letters(cases(30, escalate="n", remind="a"), 4, escalate="m")
    report = judged(before, before)
    assert [(p.guideline, p.n) for p in report.principles] == [("escalate", 4)]


def test_an_expectation_of_a_case_counts_under_the_guideline_that_it_names(
    baseline_of, run_of, guidelines_named
):
    table = cases(10, listen="u")
    failures = {"case-003": (("listen", "the case expects met"), ("", "the reply never says “Friday”"))}
    report = judge_runs(
        baseline_of(table, engine="builtin"),
        run_of(table, failures=failures, engine="builtin"),
        guidelines_named("listen"),
        where={"case-003": "tests/prompt_cases/a.jsonl:4"},
    )
    assert [(r.guideline, r.case, r.reason, r.where) for r in report.regressions] == [
        ("listen", "case-003", "the case expects met", "tests/prompt_cases/a.jsonl:4"),
        ("", "case-003", "the reply never says “Friday”", "tests/prompt_cases/a.jsonl:4"),
    ]
    assert report.exit == Exit.REGRESSION


def test_an_old_failure_is_no_regression(judged):
    table = with_letters(cases(10, blame="m"), 3, blame="x")
    assert judged(table, table, engine="builtin").verdict == "pass"


def test_no_case_in_common_is_not_comparable(judged):
    before = cases(3, blame="m")
    after = {f"other-{at}": (f"other-{at}", {"blame": "m"}) for at in range(3)}
    assert judged(before, after).exit == Exit.NOT_COMPARABLE
    assert "No case was compared." in judged(before, after).notes


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        ("recording_missing", Exit.RECORDING_MISSING),
        ("provider", Exit.PROVIDER),
        ("judge", Exit.PROVIDER),
        ("budget", Exit.PROVIDER),
        ("crash", Exit.PROVIDER),
    ],
)
def test_a_reply_that_did_not_come_is_never_green(judged, trouble, code):
    table = cases(10, blame="m")
    report = judged(table, table, trouble={"case-004": trouble})
    assert (report.verdict, report.exit) == ("trouble", code)
    assert "case-004" in report.notes[0]
    assert report.cases == 9


def test_a_provider_that_fails_is_told_before_a_recording_that_is_missing(judged):
    table = cases(10, blame="m")
    report = judged(table, table, trouble={"case-004": "recording_missing", "case-005": "provider"})
    assert report.exit == Exit.PROVIDER


def test_a_red_principle_leads_to_the_line_of_its_prompt(baseline_of, run_of, guidelines_named, tmp_path):
    folder = tmp_path / "guidelines" / "no-blame"
    folder.mkdir(parents=True)
    (folder / "guideline.md").write_text("---\nid: no-blame\ntitle: x\nprompt: Accuse nobody.\n---\n")
    before = cases(5, blame="m")
    report = judge_runs(
        baseline_of(before, engine="builtin"),
        run_of(with_letters(before, 1, blame="x"), engine="builtin"),
        guidelines_named("blame", origin=str(folder)),
        root=tmp_path,
    )
    assert (report.regressions[0].path, report.regressions[0].line) == (
        "guidelines/no-blame/guideline.md",
        4,
    )
    outside = judge_runs(
        baseline_of(before), run_of(before), guidelines_named("blame", origin=str(folder)), root=folder
    )
    assert outside.principles[0].path == "guideline.md"
    elsewhere = judge_runs(
        baseline_of(before),
        run_of(before),
        guidelines_named("blame", origin=str(folder)),
        root=folder / "x",
    )
    assert elsewhere.principles[0].path is None


def test_cases_that_a_stopped_run_never_reached_are_told_as_that_and_not_as_gone(judged):
    before = cases(10, blame="m")
    after = {case: before[case] for case in list(before)[:4]}
    report = judged(before, after, trouble={"case-003": "provider"}, unreached=tuple(before)[4:])
    assert (report.verdict, report.exit) == ("trouble", Exit.PROVIDER)
    assert any(note.startswith("Not reached before the run was stopped: case-004, ") for note in report.notes)
    assert not any("No longer in the suite" in note for note in report.notes)


def test_a_case_of_which_only_some_samples_were_reached_is_no_case_of_fewer_samples(judged):
    before = cases(3, blame="mmm")
    after = {**before, "case-002": ("case-002", {"blame": "m"})}
    report = judged(before, after, unreached=("case-002",))
    assert report.exit == Exit.PROVIDER
    assert not any("number of samples" in note for note in report.notes)
    assert report.cases == 2
