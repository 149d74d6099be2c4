"""A statement about "it" is not told where the note that names it is left out."""

import pytest

MESSAGE = "You gave my seat away at the theatre, and nobody says why."


@pytest.mark.parametrize(
    ("facts", "never"),
    [
        (["row double-entered, CRX bug", "moved to M3"], "It was moved"),
        (["seats J14 and J15 were sold twice", "moved to M3"], "It was moved"),
    ],
)
def test_it_speaks_of_what_is_told(draft, facts, never):
    assert never not in draft(facts=facts, at="2026-06-05T10:00:00").reply.text


def test_what_leans_on_a_sentence_that_is_left_out_is_left_out_with_it(draft):
    notes = [
        "The seats are on the plan.",
        "The message was ours and should have been changed. The person who does it was away.",
    ]
    made = draft(facts=notes, at="2026-06-05T10:00:00", fault="third_party")
    assert "The person who does it" not in made.reply.text


def test_it_speaks_of_the_one_thing_before_it(draft):
    made = draft(facts=["the seat was sold twice", "removed 4/6"], at="2026-06-05T10:00:00")
    assert "was removed on 4/6" in made.reply.text
