"""A sentence that begins with its verb gets who does it, where only one can."""

import pytest

from app.engines.builtin.notes.doer_left_out import with_doer


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Found it on the rail.", "We found it on the rail."),
        ("Have it here on the bench.", "We have it here on the bench."),
        ("Sent the form again on Monday.", "We sent the form again on Monday."),
        ("Goes out tomorrow by tracked mail.", "It goes out tomorrow by tracked mail."),
        ("Takes 3 days to show.", "It takes 3 days to show."),
        ("Emailed you on the 1st and the 5th.", "We emailed you on the 1st and the 5th."),
        ("Took the fee off your account this morning.", "We took the fee off your account this morning."),
        ("Searched the safe and the cash book.", "We searched the safe and the cash book."),
    ],
)
def test_who_does_it_is_put_in(sentence, told):
    assert with_doer(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Have you tried it?",
        "Left the bag at the desk.",
        "Took the car to another garage.",
        "Rang the desk twice.",
        "Found objects are kept.",
        "The form was sent.",
        "Checks are free.",
        "Runs are open.",
    ],
)
def test_what_somebody_else_may_have_done_and_what_is_no_deed_stays(sentence):
    assert with_doer(sentence) == sentence
