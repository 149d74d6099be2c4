"""The gate's statistics, with scipy as the oracle."""

import random
import subprocess
import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from app.promptci.gate.power import bound, cases_needed, smallest_drop
from app.promptci.gate.statistics import at_least, clopper_pearson, holm, mcnemar, sign_flip, wilson

counts = st.integers(0, 60)
small_scores = st.lists(st.integers(-5, 5), max_size=10)


@given(counts, counts)
def test_mcnemar_is_scipys_binomial_test(failing, passing):
    changed = failing + passing
    expected = stats.binomtest(failing, changed, 0.5, alternative="greater").pvalue if changed else 1.0
    assert mcnemar(failing, passing) == pytest.approx(expected, rel=1e-9)


def test_mcnemar_needs_five_newly_failing_cases_with_none_newly_passing_seven_with_one_nine_with_two():
    least = [next(b for b in range(50) if mcnemar(b, c) < 0.05) for c in range(3)]
    assert least == [5, 7, 9]


@given(small_scores)
def test_the_sign_flip_counts_what_trying_all_signs_counts(scores):
    sums = [
        sum(sign * score for sign, score in zip(signs, scores, strict=True))
        for signs in product((1, -1), repeat=len(scores))
    ]
    assert sign_flip(scores) == pytest.approx(sum(s >= sum(scores) for s in sums) / len(sums))


@given(counts, counts)
def test_a_sign_flip_of_single_cases_is_mcnemars_test(failing, passing):
    assert sign_flip([1] * failing + [-1] * passing + [0] * 7) == pytest.approx(mcnemar(failing, passing))


def test_the_sign_flip_is_scipys_permutation_test():
    scores = [9, 9, 4, 1, 1, -1, 0, -4, 9, 1]
    found = stats.permutation_test(
        (scores,), sum, permutation_type="samples", alternative="greater", n_resamples=100_000
    )
    assert sign_flip(scores) == pytest.approx(found.pvalue)


def test_drawn_flips_give_the_same_each_time_and_nearly_what_counting_gives():
    chance = random.Random(3)
    scores = [chance.choice((-9, -1, 1, 4, 9)) for _ in range(60)]
    counted = sign_flip(scores)
    drawn = sign_flip(scores, exact_bits=0)
    assert drawn == sign_flip(scores, exact_bits=0) == pytest.approx(counted, abs=0.015)


def test_a_thousand_clusters_of_many_samples_are_drawn_and_not_counted_in_gigabytes():
    p = sign_flip([900, -899] * 500)
    assert 0.4 < p < 0.6


@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_is_the_textbooks_where_every_test_could_have_come_out(ps):
    corrected = holm(ps, [0.0] * len(ps), 0.05)
    order = sorted(range(len(ps)), key=ps.__getitem__)
    highest = 0.0
    for rank, at in enumerate(order):
        highest = max(highest, min(1.0, ps[at] * (len(ps) - rank)))
        assert corrected[at] == pytest.approx(highest)


def test_a_test_that_could_never_come_out_is_no_question_asked():
    assert holm([0.03, 0.5, 0.5], [0.01, 0.5, 0.25], 0.05) == (0.03, 1.0, 1.0)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=30))
def test_a_corrected_p_is_never_below_the_p(pairs):
    least = [min(pair) for pair in pairs]
    ps = [max(pair) for pair in pairs]
    assert all(after >= before for before, after in zip(ps, holm(ps, least, 0.05), strict=True))


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_intervals_are_scipys(pair):
    hits, of = pair
    found = stats.binomtest(hits, of)
    theirs = found.proportion_ci(method="wilson")
    assert wilson(hits, of) == pytest.approx((theirs.low, theirs.high), abs=1e-9)
    # Where none or all were hit ours is one-sided, which is theirs at 90 %.
    exact = found.proportion_ci(0.90 if hits in {0, of} else 0.95, method="exact")
    assert clopper_pearson(hits, of) == pytest.approx((exact.low, exact.high), abs=1e-7)


@given(st.integers(0, 300), st.integers(0, 300), st.floats(0, 1))
def test_binomial_tails_are_scipys(hits, of, rate):
    assert at_least(hits, of, rate) == pytest.approx(float(stats.binom.sf(hits - 1, of, rate)), abs=1e-9)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (bound(0, 50), "0 of 50 missed: true rate at most 5.8 %"),
        (bound(3, 50), "3 of 50 missed: true rate 1.3 % to 16.5 %"),
        (bound(5, 5), "5 of 5 missed: true rate at least 54.9 %"),
        (bound(0, 50, (0, 10)), "0 of 50 missed (0 of 10 groups): true rate at most 25.9 %"),
    ],
)
def test_bounds_are_said_in_words(told, words):
    assert told == words


@pytest.mark.parametrize("cases", [5, 20, 50, 200])
def test_the_smallest_drop_is_seen_four_times_of_five_and_a_smaller_one_is_not(cases):
    seen = smallest_drop((), cases, 0.05)
    assert seen is not None
    assert stats.binom.sf(4, cases, seen) == pytest.approx(0.8, abs=1e-6)


def test_flakes_make_the_smallest_drop_larger():
    quiet = smallest_drop((), 200, 0.05)
    assert smallest_drop((-1,) * 8, 200, 0.05) > quiet


def test_four_cases_could_have_shown_no_drop_at_all():
    assert smallest_drop((), 4, 0.05) is None


def test_as_many_cases_as_are_said_to_be_needed_are_needed():
    needed = cases_needed(0.2, 0.05)
    assert smallest_drop((), needed, 0.05) <= 0.2 < smallest_drop((), needed - 1, 0.05)


def test_the_gate_imports_neither_numpy_nor_scipy():
    code = "import sys, app.promptci.gate.gate; print(*{'numpy', 'scipy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
