"""What colleagues tell each other is left out of a reply and listed with its reason, whatever stands beside it."""

import pytest

MESSAGE = "The lift has been broken for a week and nobody answers. What are you doing about it?"


@pytest.mark.parametrize(
    ("note", "never"),
    [
        ("lift motor ordered 3/11, manager annoyed about this", "annoyed"),
        ("lift motor ordered 3/11, cust always moans", "moans"),
        ("lift motor ordered 3/11, others complained too", "complained"),
        ("lift motor ordered 3/11, known issue", "known issue"),
        ("lift motor ordered 3/11, fitter no longer works for us", "no longer"),
        ("lift motor ordered 3/11, staff upset, manager on warpath", "warpath"),
        ("lift motor ordered 3/11, temp did the order", "temp"),
        ("lift motor ordered 3/11, 40 complaints", "complaints"),
        ("lift motor ordered 3/11, supplier giving credit to us", "credit"),
        ("lift motor ordered 3/11, fitter's child ill", "child"),
        ("lift motor ordered 3/11, 2 agents in today, 9 off", "9 off"),
    ],
)
def test_it_is_left_out_and_what_stands_beside_it_is_told(draft, note, never):
    made = draft(facts=[note], fault="ours")
    assert never not in made.reply.text
    assert "motor" in made.reply.text
    assert never in made.note


@pytest.mark.parametrize(
    "fact",
    [
        "The engineer was shown to the wrong lift.",
        "Complaints are answered within ten days.",
        "The motor was new when it was fitted.",
        "The team works on the lift until Friday.",
    ],
)
def test_a_plain_fact_is_none_of_it(draft, fact):
    assert fact in draft(facts=[fact], fault="ours").reply.text
