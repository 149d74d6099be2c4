"""A question whose verb stands first, as in another language, is told in our order."""

import pytest

from app.text.foreign_order import in_our_order
from app.text.indirect import indirect


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("When come the third box", "when the third box comes"),
        ("When arrives my parcels", "when my parcels arrive"),
        ("Where start the tour", "where the tour starts"),
    ],
)
def test_the_verb_goes_behind_its_subject(asked, told):
    assert in_our_order(asked) == told
    assert indirect(f"{asked}?") == told


@pytest.mark.parametrize(
    "asked", ["When does the shop open", "Where is the box", "When opening the box it broke"]
)
def test_any_other_question_is_left_alone(asked):
    assert in_our_order(asked) is None
