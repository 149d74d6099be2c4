"""Whether "her" becomes "you" or "your", and how sure that is."""

import pytest

from app.text.person import third_to_second
from app.text.person.called import Called

SHE = Called(sex="she", sure=True)


def told(note, **more):
    return third_to_second(note, "Jo Larkin", called=SHE, message="I am not happy.", **more)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "I can send her a corrected report for her records.",
            "I can send you a corrected report for your records.",
        ),
        ("We will set it up again with her there.", "We will set it up again with you there."),
        ("The tuner we trust can visit her next week.", "The tuner we trust can visit you next week."),
        ("I'm happy to do her next haircut myself.", "I'm happy to do your next haircut myself."),
        ("It is her first missed appointment.", "It is your first missed appointment."),
        ("She gave us the number at her last visit.", "You gave us the number at your last visit."),
        ("We can send her mother a photo.", "We can send your mother a photo."),
        ("We can offer her Thursday at 5.30.", "We can offer you Thursday at 5.30."),
        ("A visit costs her nothing.", "A visit costs you nothing."),
        ("I will be her only contact.", "I will be your only contact."),
        ("We have not seen her till rolls yet.", "We have not seen your till rolls yet."),
        ("The number we hold for her ends in 07.", "The number we hold for you ends in 07."),
        ("We can keep it for her till Friday.", "We can keep it for you till Friday."),
    ],
)
def test_what_stands_behind_it_tells_which(note, said):
    shifted = told(note, offered=True)
    assert (shifted.text, shifted.certain) == (said, True)


@pytest.mark.parametrize(
    "note", ["We will send her details of the course.", "We gave her shoes to the charity."]
)
def test_what_may_be_either_is_in_doubt(note):
    assert not told(note).certain
