"""The gate's statistics, with scipy as the oracle."""

import random
import subprocess
import sys
from collections import Counter
from itertools import product

import pytest
import scipy  # `scipy.stats` is loaded by who asks for it: it takes long, and all processes collect this file
from hypothesis import given, settings
from hypothesis import strategies as st

from app.promptci.gate.flips import Flips, flips, holm
from app.promptci.gate.power import bound, cases_needed, seen_alone, smallest_drop
from app.promptci.gate.report import ALPHA
from app.promptci.gate.statistics import at_least, clopper_pearson, wilson

counts = st.integers(0, 60)
small_scores = st.lists(st.integers(-5, 5), max_size=10)


@given(counts, counts)
def test_flips_of_single_cases_are_mcnemars_test_which_is_scipys_binomial_test(failing, passing):
    changed = failing + passing
    expected = scipy.stats.binomtest(failing, changed, 0.5, alternative="greater").pvalue if changed else 1.0
    assert flips([1] * failing + [-1] * passing + [0] * 7).p == pytest.approx(expected, rel=1e-9)


def test_alone_six_newly_failing_cases_are_needed_with_none_newly_passing_eight_with_one_ten_with_two():
    least = [next(b for b in range(50) if flips([1] * b + [-1] * c).p < ALPHA) for c in range(3)]
    assert least == [6, 8, 10]


@given(small_scores)
def test_the_flips_count_what_trying_all_signs_counts(scores):
    sums = every_sum(scores)
    assert flips(scores).p == pytest.approx(sum(s >= sum(scores) for s in sums) / len(sums))


@given(small_scores, st.integers(0, 997).map(lambda n: n / 997))
def test_what_a_test_reaches_is_how_often_trying_all_signs_gives_so_small_a_p(scores, p):
    sums = every_sum(scores)
    share = Counter(sums)
    ps = {total: sum(share[other] for other in share if other >= total) / len(sums) for total in share}
    expected = sum(share[total] for total in share if ps[total] <= p) / len(sums)
    assert flips(scores).reach(p) == pytest.approx(expected)


def every_sum(scores):
    return [
        sum(sign * score for sign, score in zip(signs, scores, strict=True))
        for signs in product((1, -1), repeat=len(scores))
    ]


def test_the_flips_are_scipys_permutation_test():
    scores = [9, 9, 4, 1, 1, -1, 0, -4, 9, 1]
    found = scipy.stats.permutation_test(
        (scores,), sum, permutation_type="samples", alternative="greater", n_resamples=100_000
    )
    assert flips(scores).p == pytest.approx(found.pvalue)


def test_drawn_flips_give_the_same_each_time_and_nearly_what_counting_gives():
    chance = random.Random(3)
    scores = [chance.choice((-9, -1, 1, 4, 9)) for _ in range(60)]
    counted = flips(scores).p
    drawn = flips(scores, exact_bits=0)
    assert drawn == flips(scores, exact_bits=0)
    assert (drawn.p, drawn.reach(0.01)) == (pytest.approx(counted, abs=0.015), 0.01)


def test_a_thousand_clusters_of_many_samples_are_drawn_and_not_counted_in_gigabytes():
    assert 0.4 < flips([900, -899] * 500).p < 0.6


@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_is_the_textbooks_where_every_test_could_give_any_p(ps):
    corrected = holm([Flips(p, None) for p in ps])
    order = sorted(range(len(ps)), key=ps.__getitem__)
    highest = 0.0
    for rank, at in enumerate(order):
        highest = max(highest, min(1.0, ps[at] * (len(ps) - rank)))
        assert corrected[at] == pytest.approx(highest)


def test_a_test_that_could_never_come_out_is_no_question_asked():
    fallen, still, stirred = flips([1] * 6), flips([0] * 50), flips([1, 1, -1, -1])
    assert holm([fallen, still, stirred])[0] == fallen.p
    assert holm([fallen, still, flips([1, -1] * 20)])[0] > fallen.p


@given(st.lists(small_scores, max_size=12))
def test_a_corrected_p_is_never_below_the_p_nor_above_the_textbooks(questions):
    asked = [flips(scores) for scores in questions]
    plain = holm([Flips(one.p, None) for one in asked])
    for one, ours, theirs in zip(asked, holm(asked), plain, strict=True):
        assert one.p - 1e-12 <= ours <= theirs + 1e-12


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.integers(-3, 3).filter(bool), max_size=4), min_size=1, max_size=3))
def test_over_all_signs_of_all_tests_at_most_alpha_of_them_give_any_false_alarm(questions):
    """The promise itself, counted out: whatever changed, and by how much, no way to share it out alarms too often."""
    alpha, sizes = 0.25, [[abs(score) for score in scores] for scores in questions]
    alarms = tried = 0
    for signs in product(*(product((1, -1), repeat=len(one)) for one in sizes)):
        signed = [[s * size for s, size in zip(a, b, strict=True)] for a, b in zip(signs, sizes, strict=True)]
        alarms += min(holm([flips(scores) for scores in signed])) < alpha
        tried += 1
    assert alarms <= alpha * tried


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_intervals_are_scipys(pair):
    hits, of = pair
    found = scipy.stats.binomtest(hits, of)
    theirs = found.proportion_ci(method="wilson")
    assert wilson(hits, of) == pytest.approx((theirs.low, theirs.high), abs=1e-9)
    # Where none or all were hit ours is one-sided, which is theirs at 90 %.
    exact = found.proportion_ci(0.90 if hits in {0, of} else 0.95, method="exact")
    assert clopper_pearson(hits, of) == pytest.approx((exact.low, exact.high), abs=1e-7)


@given(st.integers(0, 300), st.integers(0, 300), st.floats(0, 1))
def test_binomial_tails_are_scipys(hits, of, rate):
    assert at_least(hits, of, rate) == pytest.approx(
        float(scipy.stats.binom.sf(hits - 1, of, rate)), abs=1e-9
    )


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
    seen = seen_alone(cases, 0.05)
    assert seen is not None
    assert scipy.stats.binom.sf(4, cases, seen) == pytest.approx(0.8, abs=1e-6)


def test_flakes_and_other_principles_make_the_smallest_drop_larger():
    quiet = seen_alone(200, ALPHA)
    assert smallest_drop((-1,) * 8, 200, lambda p: p < ALPHA) > quiet
    assert smallest_drop((), 200, lambda p: 20 * p < ALPHA) > quiet


def test_five_cases_could_have_shown_no_drop_at_all():
    assert seen_alone(5, ALPHA) is None
    assert seen_alone(6, ALPHA) is not None


def test_as_many_cases_as_are_said_to_be_needed_are_needed():
    needed = cases_needed(0.2, 0.05)
    assert seen_alone(needed, 0.05) <= 0.2 < seen_alone(needed - 1, 0.05)


def test_the_gate_imports_neither_numpy_nor_scipy():
    code = "import sys, app.promptci.gate.gate; print(*{'numpy', 'scipy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
