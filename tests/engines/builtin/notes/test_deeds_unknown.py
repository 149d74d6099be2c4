"""A deed is known by what stands behind it, also where no list has its verb; what only counts a thing is none."""

import pytest

from tests.engines.builtin.notes.offered import line_of


@pytest.mark.parametrize(
    ("note", "deed"),
    [
        ("Glue a new one by Friday", "glue a new one by Friday"),
        ("Reorder her cake by Friday", "reorder your cake by Friday"),
        ("Weed the borders on Monday", "weed the borders on Monday"),
        ("Dress her wound again on Monday", "dress your wound again on Monday"),
        ("Re-mark it with her on Monday", "re-mark it with you on Monday"),
        ("Repot it with her on Monday", "repot it with you on Monday"),
        ("X-ray the other leg free of charge", "x-ray the other leg free of charge"),
        ("Sit with her on a screen share and send the return", "sit with you on a screen share and send the return"),
    ],
)  # fmt: skip
def test_what_has_its_object_behind_it_is_a_deed(note, deed):
    line = line_of(note)
    assert (line.form, line.text) == ("vp", deed)


@pytest.mark.parametrize(
    "note", ["Coffee a day for a week", "Lesson a week until June, free", "Half the fare"]
)
def test_what_counts_a_thing_is_no_deed(note):
    assert line_of(note).form == "np"


@pytest.mark.parametrize(
    ("note", "thing"),
    [
        ("Letter confirming that she may drive, by e-mail today", "a letter confirming that you may drive"),
        ("Letter to the medical aid saying the bounce was our error", "a letter to the medical aid saying the bounce"),
        ("Refund for both nights, paid to the card she used", "a refund for both nights, paid to the card you used"),
        ("Voucher that can be used in any shop", "a voucher that can be used in any shop"),
    ],
)  # fmt: skip
def test_a_paper_is_a_thing_whatever_it_says(note, thing):
    line = line_of(note)
    assert line.form == "np"
    assert line.text.startswith(thing)


def test_what_nobody_else_can_do_is_surely_ours():
    line = line_of("Refund £649 in full instead.")
    assert (line.form, line.certain) == ("vp", True)
    assert line_of("Refund is made by the airline.").form != "vp"
