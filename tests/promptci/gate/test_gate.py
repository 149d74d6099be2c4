"""The verdict of a run against its baseline, case by case of what can happen."""

import pytest

from app.promptci.exits import Exit
from app.promptci.gate.gate import judge_runs
from app.promptci.gate.report import GateSettings
from app.promptci.reports.words import headline


def cases(count, **letters):
    """`count` cases of their own clusters, each with these letters."""
    return {f"case-{at:03}": (f"case-{at:03}", dict(letters)) for at in range(count)}


def with_letters(table, many, **letters):
    """The first `many` cases with other letters."""
    first = list(table)[:many]
    return table | {case: (table[case][0], table[case][1] | letters) for case in first}


@pytest.fixture
def judged(baseline_of, run_of, guidelines_named):
    """The report of a run against a baseline, both given as tables."""

    def judge(before, after, *names, should=(), settings=None, **made):
        names = names or tuple(next(iter(after.values()))[1])
        made_before = {key: made[key] for key in ("engine",) if key in made}
        return judge_runs(
            baseline_of(before, **made_before),
            run_of(after, **made),
            guidelines_named(*names, should=should),
            settings,
        )

    return judge


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


def test_one_recorded_sample_that_newly_misses_a_must_is_red_and_one_of_a_live_model_is_not(judged):
    before = cases(30, blame="mmm")
    after = with_letters(before, 1, blame="mxm")
    assert judged(before, after, engine="replay").exit == Exit.REGRESSION
    assert judged(before, after, engine="live").exit == Exit.PASS


def test_a_should_a_judge_or_a_live_model_leaves_one_case_inconclusive(judged):
    before = cases(30, blame="m")
    after = with_letters(before, 1, blame="x")
    for report in (
        judged(before, after, engine="builtin", should=("blame",)),
        judged(before, after, engine="replay", decided_by="judge"),
        judged(before, after, engine="live"),
    ):
        assert (report.verdict, report.exit) == ("inconclusive", Exit.PASS)
        assert report.principles[0].method == "mcnemar"
        assert report.regressions[0].verdict == "inconclusive"


def test_with_strict_an_inconclusive_run_does_not_pass(judged):
    before = cases(30, blame="m")
    report = judged(before, with_letters(before, 1, blame="x"), settings=GateSettings(strict=True))
    assert report.exit == Exit.INCONCLUSIVE


def test_an_inconclusive_run_says_which_drop_it_could_have_seen(judged):
    before = cases(50, blame="m")
    report = judged(before, with_letters(before, 2, blame="x"))
    assert report.principles[0].smallest_drop_seen == pytest.approx(0.131, abs=0.001)


@pytest.mark.parametrize(("fallen", "verdict"), [(4, "inconclusive"), (5, "regression")])
def test_single_samples_of_a_live_model_need_five_fallen_cases_where_none_rose(judged, fallen, verdict):
    before = cases(50, blame="m")
    report = judged(before, with_letters(before, fallen, blame="x"))
    assert report.verdict == verdict
    assert report.principles[0].newly_failing == fallen


def test_a_drop_smaller_than_matters_is_not_red_however_sure(judged):
    before = cases(400, blame="m")
    after = with_letters(before, 6, blame="x")
    assert judged(before, after).principles[0].p_holm < 0.05
    assert judged(before, after).verdict == "pass"
    assert judged(before, after, settings=GateSettings(min_drop=0.01)).verdict == "regression"


def test_samples_count_by_how_many_of_them_fail(judged):
    before = cases(20, blame="mmm")
    report = judged(before, with_letters(before, 6, blame="xxm"))
    (principle,) = report.principles
    assert (principle.method, principle.verdict) == ("sign_flip", "regression")
    assert principle.after == pytest.approx(1 - 6 * 2 / 60)
    assert (report.regressions[0].misses, report.regressions[0].of) == (2, 3)


def test_cases_of_one_cluster_are_no_witnesses_of_each_other(judged):
    alone = cases(40, blame="m")
    together = {case: (f"root-{at // 10}", letters) for at, (case, (_, letters)) in enumerate(alone.items())}
    assert judged(alone, with_letters(alone, 10, blame="x")).verdict == "regression"
    report = judged(together, with_letters(together, 10, blame="x"))
    assert (report.verdict, report.principles[0].p) == ("inconclusive", 0.5)
    assert report.principles[0].smallest_drop_seen is None
    assert report.principles[0].bound_words.startswith("10 of 40 missed (1 of 4 groups)")


def test_what_rose_weighs_against_what_fell(judged):
    before = with_letters(cases(50, blame="m"), 6, blame="x")
    after = with_letters(cases(50, blame="m"), 11, blame="x")
    after = with_letters(after, 6, blame="m")
    report = judged(before, after)
    assert report.verdict == "pass"
    assert (report.principles[0].newly_failing, report.principles[0].newly_passing) == (5, 6)


def test_many_principles_are_many_questions(judged):
    names = [f"g{at}" for at in range(20)]
    before = cases(50, **dict.fromkeys(names, "m"))
    after = with_letters(before, 5, g0="x")
    assert judged(before, after).verdict == "regression"
    for at, case in enumerate(list(before)[10:20]):  # in every other principle as many rise as fall
        stirred = before if at % 2 else after
        stirred[case] = (case, stirred[case][1] | dict.fromkeys(names[1:], "x"))
    report = judged(before, after)
    assert report.principles[0].p < 0.05 < report.principles[0].p_holm
    assert report.verdict == "inconclusive"


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


@pytest.mark.parametrize("field", ["engine", "model", "judge", "checks"])
def test_other_makers_are_not_comparable_whatever_came_out(baseline_of, run_of, guidelines_named, field):
    table = cases(10, blame="m")
    report = judge_runs(baseline_of(table), run_of(table, **{field: "another"}), guidelines_named("blame"))
    assert (report.verdict, report.exit) == ("not_comparable", Exit.NOT_COMPARABLE)
    assert any(field in note and "another" in note for note in report.notes)
    assert report.principles[0].verdict == "not_compared"
    assert report.principles[0].before is None


def test_other_wording_and_another_version_are_what_is_compared(baseline_of, run_of, guidelines_named):
    table = cases(10, blame="m")
    run = run_of(table, wording="w2", version="0.2.0")
    assert judge_runs(baseline_of(table), run, guidelines_named("blame")).verdict == "pass"


def test_no_baseline_is_not_comparable(run_of, guidelines_named):
    report = judge_runs(None, run_of(cases(3, blame="m")), guidelines_named("blame"))
    assert report.exit == Exit.NOT_COMPARABLE
    assert report.notes == ("There is no baseline to compare with.",)


def test_fewer_cases_never_pass_and_the_missing_are_named_though_the_rest_is_compared(judged):
    before = cases(10, blame="m")
    after = with_letters(before, 1, blame="x")
    del after["case-009"]
    report = judged(before, after, engine="builtin")
    assert report.exit == Exit.NOT_COMPARABLE
    assert any("case-009" in note for note in report.notes)
    assert report.regressions[0].case == "case-000"


def test_new_cases_are_named_and_not_compared(judged):
    before = cases(10, blame="m")
    after = before | {"brand-new": ("brand-new", {"blame": "x"})}
    report = judged(before, after, should=("blame",), engine="builtin")
    assert report.verdict == "pass"
    assert report.notes == ("New, so not compared: brand-new (misses blame).",)


def test_a_new_case_that_breaks_a_must_is_red_from_the_start(judged):
    before = cases(10, blame="m")
    report = judged(before, before | {"brand-new": ("brand-new", {"blame": "x"})}, engine="builtin")
    assert (report.verdict, report.exit) == ("regression", Exit.REGRESSION)
    assert [(r.case, r.guideline, r.new) for r in report.regressions] == [("brand-new", "blame", True)]
    assert headline(report) == "New cases that fail: brand-new."


def test_where_chance_is_in_it_a_new_case_is_red_only_when_each_sample_fails(judged):
    before = cases(10, blame="mmm")
    flaky = judged(before, before | {"brand-new": ("brand-new", {"blame": "mxm"})}, engine="live")
    assert flaky.verdict == "pass"
    surely = judged(before, before | {"brand-new": ("brand-new", {"blame": "xxx"})}, engine="live")
    assert surely.exit == Exit.REGRESSION


def test_what_a_new_case_expects_and_does_not_get_is_red_though_its_guideline_is_no_must(
    baseline_of, run_of, guidelines_named
):
    before = cases(3, listen="m")
    after = before | {"brand-new": ("brand-new", {"listen": "u"})}
    failures = {"brand-new": (("listen", "expected to be met, and was unsure"),)}
    report = judge_runs(
        baseline_of(before, engine="builtin"),
        run_of(after, failures=failures, engine="builtin"),
        guidelines_named("listen", should=("listen",)),
        where={"brand-new": "cases/a.jsonl:4"},
    )
    assert report.exit == Exit.REGRESSION
    assert [(r.reason, r.where) for r in report.regressions] == [
        ("expected to be met, and was unsure", "cases/a.jsonl:4")
    ]


def test_another_number_of_samples_is_not_comparable(judged):
    report = judged(cases(10, blame="m"), cases(10, blame="mmm"))
    assert report.exit == Exit.NOT_COMPARABLE


def test_a_principle_that_is_switched_off_is_not_comparable(judged):
    table = cases(10, blame="m", listen="m")
    report = judged(table, table, "listen")
    assert report.exit == Exit.NOT_COMPARABLE
    assert report.notes == ("No longer in force, but tested in the baseline: blame.",)


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
