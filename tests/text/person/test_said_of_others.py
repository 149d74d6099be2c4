"""A "we" that somebody else is told to have said is not turned round: whose it is, their words do not show."""

import pytest

from app.text.person import first_to_second


@pytest.mark.parametrize(
    "told",
    [
        "in those fifty minutes nobody came out and said we're running late",
        "your text said we will be with you by noon",
        "nobody rang to say we can't come today",
    ],
)
def test_our_words_in_their_mouth_are_in_doubt(told: str) -> None:
    assert not first_to_second(told).certain


@pytest.mark.parametrize(
    ("told", "to_them"),
    [
        ("the man said we could go", "the man said you could go"),
        ("I said we are leaving", "you said you are leaving"),
        ("we are still waiting", "you are still waiting"),
    ],
)
def test_and_their_own_are_turned(told: str, to_them: str) -> None:
    shifted = first_to_second(told)
    assert (shifted.text, shifted.certain) == (to_them, True)
