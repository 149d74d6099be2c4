"""A run-on note is cut into clauses that can stand, each with the word that joined it."""

import pytest

from app.engines.builtin.notes.spoken.cutting import Piece, parts_of, pieces_of


@pytest.mark.parametrize(
    ("note", "pieces"),
    [
        ("it came in, so we sent it back", [("it came in", ""), ("we sent it back", "so")]),
        (
            "if she goes to invoices, filter, they come back",
            [("if she goes to invoices, filter, they come back", "")],
        ),
        ("it was 1,200 pounds", [("it was 1,200 pounds", "")]),
        ("she has Tuesday, Thursday and Saturday", [("she has Tuesday, Thursday and Saturday", "")]),
        ("it broke - we mended it; it works", [("it broke", ""), ("we mended it", ""), ("it works", "")]),
    ],
)
def test_a_note_is_cut_where_a_clause_ends(note, pieces):
    assert [tuple(one) for one in pieces_of(note)] == pieces


def test_a_clause_is_cut_at_and_only_between_two_that_stand():
    assert [one.text for one in parts_of(Piece("it was late so we shut the door", ""))] == [
        "it was late",
        "we shut the door",
    ]
    assert [one.text for one in parts_of(Piece("the lad and the girl were out", ""))] == [
        "the lad and the girl were out"
    ]


def test_no_note_is_lost_however_it_is_cut():
    note = "rang them, and so, but, it was late - because, if"
    words = {word for one in pieces_of(note) for word in f"{one.joint} {one.text}".split()}
    assert {"rang", "them", "late", "if"} <= words
