"""Who has a thing stands before it."""

import pytest

from app.engines.builtin.notes.genitives import with_owner_first


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The confirmation of the school went to an old address.",
         "The school's confirmation went to an old address."),
        ("We lost the first letter of the patient.", "We lost the patient's first letter."),
        ("The error of our courier was noticed.", "Our courier's error was noticed."),
    ],
)  # fmt: skip
def test_somebody_has_their_thing_behind_them(note: str, told: str) -> None:
    assert with_owner_first(note, "") == told


def test_what_they_call_their_own_is_theirs() -> None:
    told = with_owner_first("The booking of the choir was moved.", "Our choir was to sing on Sunday.")
    assert told == "Your choir's booking was moved."


@pytest.mark.parametrize(
    "note",
    [
        "The roof of the shop is leaking.",
        "The order of the customer who rang before was sent twice.",
        "The record of the hospital's visit is here.",
        "The letter of the school in Leeds was found.",
        "A letter of the bank came.",
    ],
)
def test_all_else_stays(note: str) -> None:
    assert with_owner_first(note, "") == note
