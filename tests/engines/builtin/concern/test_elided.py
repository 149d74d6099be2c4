"""A jotted beginning gets the subject that it has lost, where it can be one only; where it cannot, none is made up."""

import pytest

from app.engines.builtin.concern.elided import with_subject_restored
from tests.engines.builtin.concern.test_account import told


@pytest.mark.parametrize(
    ("jotted", "whole"),
    [
        ("Three hours sat in the corridor", "I spent three hours sitting in the corridor"),
        (
            "Two days waiting in for a fitter who never came",
            "I spent two days waiting in for a fitter who never came",
        ),
        ("Left four messages about the damp", "I left four messages about the damp"),
        ("Third time this week the 7.12 is off", "for the third time this week the 7.12 is off"),
        ("Left waiting in the rain", "I was left waiting in the rain"),
        ("Promised a refund in May", "I was promised a refund in May"),
        ("Then told to go home", "I was then told to go home"),
        ("Keep being told there is no slot", "I keep being told there is no slot"),
        ("Now being charged the higher rate", "I am now being charged the higher rate"),
        ("Sent home without my tablets", "I was sent home without my tablets"),
        ("Six emails about my lost case", "I have sent six emails about my lost case"),
        ("Cancelled the night before", "It was cancelled the night before"),
        ("Couldn't attend my father's funeral", "I couldn't attend my father's funeral"),
    ],
)
def test_who_or_what_it_is_about_is_put_in(jotted, whole):
    assert with_subject_restored(jotted) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Asked to speak to a manager",
        "Cancelled my subscription in May",
        "Promised faithfully and then forgot",
        "Left the parcel in the rain",
        "Sent a letter in May",
        "Three hours is too long",
        "Given that it was Sunday, nobody came",
        "The desk was shut",
        "Six emails from you",
    ],
)
def test_what_may_be_somebody_elses_deed_stands_as_it_is(text):
    assert with_subject_restored(text) == text


def test_jottings_are_told_as_sentences():
    assert told(
        "Three hours sat at the gate with a sick child. Then told to come back on Monday. No apology."
    ) == [
        "you spent three hours sitting at the gate with a sick child",
        "you were then told to come back on Monday",
    ]
