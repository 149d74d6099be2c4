"""Where chance is in a run: when a fall is called one, and what is said where nobody can tell."""

import pytest

from app.promptci.exits import Exit
from app.promptci.gate.report import ALPHA, GateSettings
from tests.promptci.gate.tables import cases, with_letters


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
    assert report.principles[0].smallest_drop_seen == pytest.approx(0.154, abs=0.001)


@pytest.mark.parametrize(("fallen", "verdict"), [(5, "inconclusive"), (6, "regression")])
def test_single_samples_of_a_live_model_need_six_fallen_cases_where_none_rose(judged, fallen, verdict):
    before = cases(50, blame="m")
    report = judged(before, with_letters(before, fallen, blame="x"))
    assert report.verdict == verdict
    assert report.principles[0].newly_failing == fallen


def test_a_drop_smaller_than_matters_is_not_red_however_sure(judged):
    before = cases(400, blame="m")
    after = with_letters(before, 6, blame="x")
    assert judged(before, after).principles[0].p_holm < ALPHA
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
    after = with_letters(before, 6, g0="x")
    assert judged(before, after).verdict == "regression"
    for at, case in enumerate(list(before)[10:20]):  # in every other principle as many rise as fall
        stirred = before if at % 2 else after
        stirred[case] = (case, stirred[case][1] | dict.fromkeys(names[1:], "x"))
    report = judged(before, after)
    assert report.principles[0].p < ALPHA < report.principles[0].p_holm
    assert report.verdict == "inconclusive"


def test_a_few_cases_that_fail_for_good_are_seen_among_many_flakes(judged):
    """Of 200 cases ten lose all their samples; in every principle flakes come and go."""
    names = [f"g{at}" for at in range(22)]
    before = cases(200, **dict.fromkeys(names, "mmm"))
    after = with_letters(before, 10, g0="xxx")
    for at, case in enumerate(list(before)[20:64]):
        stirred = before if at % 2 else after
        stirred[case] = (case, stirred[case][1] | dict.fromkeys(names, "xxm"))
    report = judged(before, after)
    assert [p.guideline for p in report.principles if p.verdict == "regression"] == ["g0"]
    assert report.principles[0].p == pytest.approx(2**-10)


def test_a_case_that_is_lost_weighs_no_more_than_one_that_is_won_back(judged):
    before = with_letters(cases(50, blame="mmm"), 8, blame="xxx")
    after = with_letters(with_letters(cases(50, blame="mmm"), 16, blame="xxx"), 8, blame="mmm")
    report = judged(before, after)
    assert report.principles[0].p > 0.5
    assert report.verdict == "pass"


def test_what_could_have_been_seen_is_less_where_more_is_asked(judged):
    names = [f"g{at}" for at in range(20)]
    stirred = with_letters(cases(60, **dict.fromkeys(names, "m")), 12, **dict.fromkeys(names[1:], "x"))
    fallen = with_letters(stirred, 2, g0="x")
    alone = {case: (cluster, {"g0": letters["g0"]}) for case, (cluster, letters) in fallen.items()}
    calm = cases(60, **dict.fromkeys(names, "m"))
    few = judged({c: (k, {"g0": v["g0"]}) for c, (k, v) in calm.items()}, alone).principles[0]
    many = judged(calm, fallen).principles[0]
    assert few.smallest_drop_seen < many.smallest_drop_seen
