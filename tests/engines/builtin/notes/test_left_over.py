"""A "she" that nobody but the customer can be is never said to the customer."""

import pytest

from app.engines.builtin.notes.left_over import left_over
from app.engines.builtin.notes.somebody import Seen
from tests.engines.builtin.notes.offered import line_of

_ALONE = Seen("My car was towed last night.", (), "Darnell Fitch")


@pytest.mark.parametrize(
    ("note", "seen", "left"),
    [
        ("Silver Corolla with his plate is registered.", _ALONE, True),
        ("The driver has his log with him.", _ALONE, False),
        ("He is back on Monday.", _ALONE._replace(before=("The driver was new.",)), False),
        ("He may have moved it.", _ALONE._replace(message="A man towed my car. He laughed."), False),
        ("She may have moved it.", _ALONE, False),
    ],
)
def test_a_pronoun_is_left_over_where_nobody_else_is_told_of(note, seen, left):
    assert left_over(note, note, seen) is left


def test_whose_first_patient_it_is_is_told_of_them():
    line = line_of(
        "Drive him to the yard and on to his first patient", message="My car was towed. I have 4 patients."
    )
    assert line.text == "drive you to the yard and on to your first patient"
