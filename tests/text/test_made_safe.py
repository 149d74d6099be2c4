"""A danger that those who are called for it have ended is over, unless it goes on."""

import pytest

from app.text.literal import settled


@pytest.mark.parametrize(
    "message",
    [
        "The carbon monoxide alarm went off at two. The gas emergency people came and shut it off with a red label.",
        "The fire brigade came and made it safe, and nobody has rung me since.",
        "Your emergency engineer capped the supply off on Sunday.",
    ],
)
def test_what_they_made_safe_is_over(message):
    assert settled(message)


@pytest.mark.parametrize(
    "message",
    [
        "The gas board came and turned it off but I can still smell gas in the hall.",
        "The gas engineer turned it off and your man put it back on an hour later.",
        "There is a strong smell of gas in my kitchen since your engineer left.",
    ],
)
def test_what_goes_on_is_not(message):
    assert not settled(message)
