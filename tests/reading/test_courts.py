"""A court may be played on or lived in, and then nobody threatens with it."""

import pytest


@pytest.mark.parametrize(
    "message",
    [
        "I put two tokens in the meter for Court 2 and moved to Court 4, where the lights went off.",
        "The tennis courts are a mess and the court time is short.",
        "We booked court 3 for squash.",
    ],
)
def test_a_court_that_is_played_on_is_no_threat(read, message):
    found = read(message)
    assert "legal" not in found.risks
    assert found.anger < 2


@pytest.mark.parametrize("message", ["See you in court.", "I'll take you to court over this."])
def test_a_court_of_law_still_is_one(read, message):
    assert "legal" in read(message).risks
