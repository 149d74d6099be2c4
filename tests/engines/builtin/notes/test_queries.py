"""What a jotting only asks is no fact: it is left out with its reason, and what stands beside it is told."""

import pytest

from app.engines.builtin.notes.queries import without_queries

MESSAGE = "You sent me away without a room and I had to pay for another hotel. I want that back."


@pytest.mark.parametrize(
    ("note", "told", "asked"),
    [
        ("£22 paid for hotel? receipt needed", "receipt needed", "£22 paid for hotel?"),
        ("text sent 22:10, roaming off?", "text sent 22:10", "roaming off?"),
        ("legs fitted upside down?? pic needed", "pic needed", "legs fitted upside down??"),
    ],
)
def test_a_question_is_taken_out_of_a_note(note: str, told: str, asked: str) -> None:
    assert without_queries(note) == (told, ((asked, "short"),))


@pytest.mark.parametrize("note", ["seal checked? tested ok", "demagnetised? not done", "room ready at 3pm"])
def test_a_question_that_is_answered_at_once_stays(note: str) -> None:
    assert without_queries(note) == (note, ())


def test_nobody_is_told_as_paid_what_was_only_asked(draft):
    made = draft(facts=["£22 paid for hotel? receipt needed"])
    assert "£22" not in made.reply.text
    assert "£22" in made.note
