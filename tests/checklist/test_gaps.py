"""Words in `[confirm: …]` are open: a gap, and no longer a promise or a detail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checklist.cases import case_of, check, item

PROMISES = ["I'll add a £25 voucher.", "This will never happen again.", "We will refund 40% [at once]."]


def _reply(sentence: str) -> str:
    return f"Dear Ms Park,\n\nYour order 4711 never came. {sentence}\n\nKind regards,\nSam"


@pytest.mark.parametrize("promise", PROMISES)
def test_a_neutralised_promise_is_a_gap_and_nothing_else(promise: str) -> None:
    reply = _reply(f"[confirm: {promise}]")
    checked = check(case_of(), reply)
    assert [g.what for g in checked.gaps] == [promise]
    assert checked.commitments == ()
    assert item(checked, "no-unauthorised-promise").status == "met"
    assert checked.verdict == "needs_you"


def test_a_neutralised_detail_is_no_longer_a_stranger() -> None:
    checked = check(case_of(), _reply("It left on [confirm: 17 March 2021] from [confirm: Dover]."))
    assert item(checked, "no-invented-fact").status == "met"
    assert [g.what for g in checked.gaps] == ["17 March 2021", "Dover"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="[]", exclude_categories=("Cs",)), max_size=80))
def test_whatever_stands_in_a_gap_promises_nothing(inside: str) -> None:
    assert check(case_of(), _reply(f"[confirm: {inside}]")).commitments == ()
