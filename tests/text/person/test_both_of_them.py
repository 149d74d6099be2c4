"""Of whom "both of them" speaks: two customers, or what the note has just named."""

import pytest

from app.text.person import third_to_second

MESSAGE = "My husband and I stayed in room 12 and we were cold all night."


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("We can refund both of them the night.", "We can refund both of you the night."),
        ("The manager rings both of them today.", "The manager rings both of you today."),
        ("We can send the vouchers, and both of them are valid until June.",
         "We can send the vouchers, and both of them are valid until June."),
        ("We can ask the caretakers; both of them have keys.", "We can ask the caretakers; both of them have keys."),
    ],
)  # fmt: skip
def test_in_an_offer(note: str, told: str) -> None:
    assert third_to_second(note, "Helen Marsh", message=MESSAGE, offered=True).text == told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The porter gave both of them a key.", "The porter gave both of you a key."),
        ("Two radiators were broken, and both of them have been replaced.",
         "Two radiators were broken, and both of them have been replaced."),
    ],
)  # fmt: skip
def test_in_a_fact_for_two(note: str, told: str) -> None:
    made = third_to_second(note, "Helen Marsh", message=MESSAGE)
    assert (made.text, made.certain) == (told, True)
