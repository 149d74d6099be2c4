"""What we did for somebody is not owned as the mistake, though the fault is ours."""

import pytest

from app.engines.builtin.notes.unsaid import tells_our_mistake


@pytest.mark.parametrize(
    "fact",
    [
        "The permit was extended to Monday by us",
        "The fee was waived by us on 4 May",
        "It was repaired by our team",
    ],
)
def test_a_good_turn_is_no_mistake(fact):
    assert not tells_our_mistake(fact)


@pytest.mark.parametrize(
    "fact",
    [
        "The wrong lamp was packed by us",
        "The order was cancelled by us",
        "It was replaced twice by us, each time late",
    ],
)
def test_what_we_did_wrong_still_is(fact):
    assert tells_our_mistake(fact)
