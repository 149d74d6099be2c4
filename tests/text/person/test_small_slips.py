"""Small slips of a note in the second person: a noun behind "of his", "straight away", the verb of a whole sentence."""

import pytest

from app.text.person import third_to_second


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The form was out of order, and so neither of his appeals reached us.",
         "The form was out of order, and so neither of your appeals reached us."),
        ("The pot that he bought is an indoor pot and is made without a hole.",
         "The pot that you bought is an indoor pot and is made without a hole."),
        ("He says that he rang and is waiting.", "You say that you rang and are waiting."),
        ("His £40 was refunded.", "Your £40 was refunded."),
    ],
)  # fmt: skip
def test_of_a_man(note: str, told: str) -> None:
    assert third_to_second(note, "Kev Dunmore").text == told


def test_of_a_woman() -> None:
    assert (
        third_to_second("We can ring her straight away.", "Ann Lee", offered=True).text
        == "We can ring you straight away."
    )


def test_as_what_somebody_comes_is_not_who_they_are() -> None:
    assert third_to_second("She can come as our guest on Friday.", "Ina Beck").text == (
        "You can come as our guest on Friday."
    )
