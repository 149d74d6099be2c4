"""Things that are ready, groups that are owned, and what the customer handles are no customer called "they"."""

import pytest

from app.text.person import third_to_second
from app.text.person.called import Called

SHE = Called(sex="she", sure=True)


def told(note, *before, **more):
    return third_to_second(note, "Jo Larkin", called=SHE, message="It is late.", earlier=before, **more)


@pytest.mark.parametrize(
    "note",
    [
        "We are remaking both lenses free, and they will be ready on the 6th.",
        "We can reprint all 120, so that the customer can send them to those who came.",
    ],
)
def test_things_that_are_offered_are_not_the_customer(note):
    shifted = told(note, offered=True)
    assert shifted.certain
    assert "you will be ready" not in shifted.text
    assert "send you" not in shifted.text


def test_a_firm_that_owns_something_is_who_they_are():
    note = "The touring company's desk failed, and they told us at seven."
    assert told(note).text == note


def test_no_thing_signs_for_anything():
    assert not told("They signed for it on Tuesday.", "The parcels went next door.").certain


def test_where_something_was_broken_does_nothing():
    before = ("The stone firm cut the first one wrong.", "They then broke the second in the workshop.")
    assert (
        told("They will fit the third on Monday.", *before).text
        == "The stone firm will fit the third on Monday."
    )
