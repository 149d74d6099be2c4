"""What may be compared at all: other makers, cases that are gone, new, edited or ask for less."""

import pytest

from app.promptci.exits import Exit
from app.promptci.gate.gate import judge_runs
from app.promptci.reports.words import headline
from tests.promptci.gate.tables import cases, with_letters


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


@pytest.fixture
def asking(baseline_of, run_of, guidelines_named):
    """The report of one case that asked and asks so, and failed and fails so, among nine that ask nothing."""

    def judge(before, now, failed=(), fails=()):
        table = cases(10, listen="m", blame="m")
        old = baseline_of(table, failures={"case-000": failed}, engine="builtin")
        new = run_of(table, failures={"case-000": fails}, engine="builtin")
        rows = tuple(r.model_copy(update={"asks": before if r.case == "case-000" else ()}) for r in old.rows)
        outcomes = [o.model_copy(update={"asks": now if o.case == "case-000" else ()}) for o in new.outcomes]
        return judge_runs(
            old.model_copy(update={"rows": rows}),
            new.model_copy(update={"outcomes": tuple(outcomes)}),
            guidelines_named("listen", "blame"),
        )

    return judge


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (("says: Friday",), ()),
        (("says: Friday",), ("says: some day",)),
        (("expect listen: met",), ("expect listen: unsure",)),
        (("never_says: alas", "triggers listen"), ("never_says: alas",)),
        (("inv",), ()),
    ],
)
def test_a_case_that_asks_for_less_does_not_pass_and_is_named_with_what_is_gone(asking, before, now):
    report = asking(before, now)
    assert (report.verdict, report.exit) == ("not_comparable", Exit.NOT_COMPARABLE)
    (note,) = report.notes
    assert note.startswith("No longer asked for, though the baseline has it: case-000 (")
    assert before[0 if before[0] not in now else 1] in note


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (("says: Friday",), ("never_says: alas", "says: Friday")),
        (("expect listen: unsure",), ("expect listen: met",)),
        ((), ("triggers listen",)),
        (None, ("says: Friday",)),
    ],
)
def test_a_case_that_asks_for_as_much_or_more_or_of_which_nothing_is_known_is_compared(asking, before, now):
    assert asking(before, now).verdict == "pass"


def test_a_miss_that_ends_because_nobody_asks_any_more_is_no_gain(asking):
    missed = (("listen", "expected to be met, and was unsure"),)
    mended = asking(("expect listen: met",), ("expect listen: met",), failed=missed)
    assert mended.principles[0].newly_passing == 1
    loosened = asking(("expect listen: met",), (), failed=missed)
    assert loosened.principles[0].newly_passing == 0
    assert asking(("says: Friday",), (), failed=(("", "the reply does not say"),)).exit == 5
