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
        (
            "Roasted on 4 December and handed to the post.",
            "It was roasted on 4 December and handed to the post.",
        ),
        ("Cancelled in the app on 21 October.", "It was cancelled in the app on 21 October."),
        (
            "Expected back by 11 tonight, not certain.",
            "It's expected back by 11 tonight, though that isn't certain.",
        ),
        ("We looked on the shelf. Not found.", "We looked on the shelf. It wasn't found."),
        ("New one has to be cut.", "A new one has to be cut."),
        ("Posted today you have it by Friday.", "If it's posted today, you have it by Friday."),
        ("Sent tomorrow, you have it on Friday.", "If it's sent tomorrow, you have it on Friday."),
        ("Released to the scheme this morning.", "It was released to the scheme this morning."),
        ("Held under your name.", "It's held under your name."),
        ("Approved the claim on Monday.", "We approved the claim on Monday."),
        ("Can't tell which batch yours is.", "We can't tell which batch yours is."),
        ("The delay: the report waited for a week.", "As for the delay: the report waited for a week."),
    ],
)
def test_who_does_it_is_put_in(sentence, told):
    assert with_doer(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Have you tried it?",
        "Left the bag at the desk.",
        "Put them in a bag in the fridge.",
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
