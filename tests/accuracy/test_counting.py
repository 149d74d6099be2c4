"""The arithmetic of the figures, against values worked out by hand and properties that must hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.accuracy import counting
from scripts.accuracy.counting import Share

STATUSES = st.sampled_from(("met", "missed", "unsure", "not_applicable"))
PAIRS = st.lists(st.tuples(st.booleans(), st.booleans()))


def test_precision_recall_alarms_and_f1_of_ten_findings():
    hits = counting.hits([(True, True)] * 3 + [(False, True)] + [(True, False)] * 2 + [(False, False)] * 4)
    assert hits == (3, 1, 2, 4)
    assert (hits.precision, hits.recall, hits.alarms) == ((3, 4), (3, 5), (1, 5))
    assert hits.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


def test_nothing_to_count_has_no_figure_and_a_finding_that_is_always_wrong_has_zero():
    assert Share(0, 0).figure is None
    assert counting.hits([]).f1 is counting.hits([(False, False)]).f1 is None
    assert counting.hits([(True, False)]).f1 == 0
    assert counting.mean([None, 0.5, 1.0]) == 0.75
    assert counting.mean([None]) is None


@given(PAIRS, PAIRS)
def test_hits_of_two_parts_add_up_to_those_of_the_whole(first, second):
    assert counting.hits(first).plus(counting.hits(second)) == counting.hits(first + second)


@given(PAIRS)
def test_f1_lies_between_precision_and_recall(pairs):
    hits = counting.hits(pairs)
    ends = sorted(s.figure for s in (hits.precision, hits.recall) if s.figure is not None)
    if len(ends) == 2:
        assert ends[0] - 1e-9 <= hits.f1 <= ends[1] + 1e-9


def test_kappa_of_a_textbook_table():
    # Two readers on 50 grants: both yes 20, only the first 5, only the second 10, both no 15.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert counting.kappa(pairs) == pytest.approx(0.4)


def test_an_answer_that_the_gold_never_gives_counts_as_disagreement():
    sure = [("met", "met"), ("missed", "missed")] * 5
    assert counting.kappa(sure) == pytest.approx(1)
    assert counting.kappa([*sure, ("met", "unsure")]) < 1
    assert counting.kappa([("met", "met")]) is counting.kappa([]) is None


@given(st.lists(st.tuples(STATUSES, STATUSES)))
def test_kappa_does_not_depend_on_who_reads_first_and_is_never_above_one(pairs):
    forth, back = counting.kappa(pairs), counting.kappa([(b, a) for a, b in pairs])
    assert (forth is None) == (back is None)
    if forth is not None:
        assert forth == pytest.approx(back)
        assert forth <= 1 + 1e-9


def test_confidences_fall_into_the_tenth_that_they_name():
    found = counting.calibration([(0.3, True), (0.7, False), (0.79, True), (1.0, True), (0.95, False)])
    assert [(d.low, d.right) for d in found] == [(0.3, (1, 1)), (0.7, (1, 2)), (0.9, (1, 2))]
    assert found[1].sure == pytest.approx(0.745)


def test_percentiles_of_ten():
    assert counting.percentile([5, 1, 4, 2, 3, 6, 7, 8, 9, 10], 0.5) == 6
    assert counting.percentile([7], 0.95) == 7
    assert counting.percentile([], 0.5) is None
