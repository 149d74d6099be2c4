"""Models of labels by marks: likelihoods that are one together, and the same one by one or all at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.weights.fitted import Fitted, Table, fitted, numbered, packed, together, unpacked

NAMES = (
    "heart", "purpose", "missing", "urgency", "urgent_sentence", "danger_words", "self_harm", "precaution", "for_agent",
)  # fmt: skip
MARKS = st.frozensets(
    st.sampled_from(["gas", "leak", "smell", "#!", "thank you", "nobody knows this"]) | st.text()
)


def small(floor: float = 0.0) -> Fitted:
    """Two labels: "good" speaks for the first, "bad" for the second, twice as rare."""
    numbers = numbered(["good", "bad"])
    order = np.argsort(numbers)
    return Fitted(
        Table(
            numbers=numbers[order],
            rarity=np.array([100, 200], dtype=np.uint16)[order],
            weights=np.array([[40, -40], [-40, 40]], dtype=np.int16)[order],
            bias=np.array([0.0, 0.0]),
            floor=floor,
        )
    )


@pytest.mark.parametrize("name", NAMES)
@given(texts=st.lists(MARKS, min_size=1, max_size=4))
def test_the_shares_of_any_marks_are_one_together_and_the_same_alone_and_beside_others(
    name: str, texts: list[frozenset[str]]
) -> None:
    model = fitted(name)
    found = model.shares_of([numbered(marks) for marks in texts])
    for marks, shares in zip(texts, found, strict=True):
        assert sum(shares) == pytest.approx(1)
        assert shares == pytest.approx(model.shares(marks))


def test_a_rarer_mark_weighs_more_and_an_unknown_one_nothing() -> None:
    good, bad = small().shares(["good", "bad"])
    assert bad > good
    assert small().shares(["good", "neither"]) == small().shares(["good"])
    assert small().shares([]) == [0.5, 0.5]


def test_few_marks_say_less_below_the_floor() -> None:
    assert small(floor=10).shares(["good"])[0] < small().shares(["good"])[0]


def test_a_model_knows_the_marks_that_it_was_fitted_on() -> None:
    assert small().knows("good")
    assert not small().knows("neither")


def test_the_marks_of_several_texts_count_once() -> None:
    assert sorted(together([numbered(["good", "bad"]), numbered(["bad"])])) == sorted(
        numbered(["good", "bad"])
    )


def test_a_table_comes_back_from_its_bytes_as_it_went_in() -> None:
    table = small(floor=2.5)._table
    again = unpacked(packed(table))
    assert again.floor == table.floor
    for one, other in zip(again[:-1], table[:-1], strict=True):
        assert (one == other).all()


def test_the_marks_of_several_texts_are_each_there_once_and_in_order():
    rows = [numbered(["b", "a", "b"]), numbered([]), numbered(["c", "a"])]
    assert together(rows).tolist() == sorted(set(numbered(["a", "b", "c"]).tolist()))
    assert together([numbered([])]).tolist() == []
