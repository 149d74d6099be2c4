"""Who is charged, and who came to see what was on, is the customer, whoever of ours a note names before."""

import pytest

from app.text.person import third_to_second
from app.text.person.called import called_in

MESSAGE = "You charged me £45 for a missed lesson. My daughter Ella was ill and I rang Beth."


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "Beth on reception did not pass it on, which is why she was charged",
            "which is why you were charged",
        ),
        ("Dan did not enter the call, so she was billed twice", "so you were billed twice"),
        ("The clerk made a slip and she was overcharged", "and you were overcharged"),
        ("We cannot refund it because they stayed for the whole concert", "because you stayed for the whole"),
    ],
)
def test_it_is_the_customer(note: str, told: str) -> None:
    shifted = third_to_second(note, "Sarah", message=MESSAGE, called=called_in(MESSAGE, "she"))
    assert shifted.certain
    assert told in shifted.text


@pytest.mark.parametrize(
    "note",
    [
        "Ella was booked in, which is why she was charged",
        "Her mother booked it, so she was charged",
        "We cannot replace it because they no longer make it",
        "The drivers could not load because they stayed too late",
    ],
)
def test_it_may_be_somebody_else(note: str) -> None:
    shifted = third_to_second(note, "Sarah", message=MESSAGE, called=called_in(MESSAGE, "she"))
    assert "you were charged" not in shifted.text or not shifted.certain
    assert "because you" not in shifted.text or not shifted.certain
