"""The last look: no sentence without its verb, with a mark of a jotting, or with a day to come told as past."""

from datetime import date

import pytest

from app.engines.builtin.notes.plain.gate import is_sound, tells_ahead_as_past

TODAY = date(2026, 6, 5)
KNOWN = frozenset({"KT"})


@pytest.mark.parametrize(
    "text",
    [
        "The next was cut on Friday 20 June.",
        "The payment was run on Friday 12 June.",
        "The visit was on 12/6.",
    ],
)
def test_a_day_to_come_is_not_told_as_past(text):
    assert tells_ahead_as_past(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "The visit was booked for 12/6.",
        "The deadline was moved to 12/6.",
        "The appointment on 12/6 has been cancelled.",
        "The parcel was sent on 2/6.",
        "The next morning was wet.",
    ],
)
def test_what_was_settled_for_a_day_to_come_is_past(text):
    assert not tells_ahead_as_past(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "CCTV being reviewed.",
        "The photo confirms.",
        "The policy covers.",
        "Taken off both lists on 4/6.",
        "The appointment is on 7/6 cancelled by mistake.",
        "The replacement if the stain stays.",
        "The number since corrected.",
        "It was removed on 4/6 by MB.",
        "The lab is 7-10 days.",
        "You emailed on 20/5.",
        "The data - all of it - were lost.",
    ],
)
def test_a_jotting_is_no_sentence(text):
    assert not is_sound(text, KNOWN, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "The van broke down on 2/6.",
        "The surveyor attended on 21/5.",
        "The tracking number is RM 4471 2290 1GB.",
        "Your account KT was closed.",
        "Please ring us first.",
        "There are places left.",
        "We closed at 4pm.",
    ],
)
def test_a_sentence_is_sound(text):
    assert is_sound(text, KNOWN, TODAY)
