"""Of a jotted note only what needs no guess is told."""

import pytest

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.sure import sure_only
from app.model.plan import Given


def line(note: str, sentence: str | None, part: str = "", **more) -> FactLine:
    given = Given(where="facts[0]", text=note)
    reason = more.pop("reason", None if sentence else "short")
    return FactLine(given=given, part=part or note, sentence=sentence, reason=reason, **more)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("mail list not updated", "The mail list has not been updated."),
        ("no safe place set on his acct", "No safe place has been set on your account."),
        ("bal £1,904", "The balance is £1,904."),
        ("press slot was free on thurs", "The press slot was free on Thursday."),
    ],
)
def test_a_note_that_was_read_to_its_end_is_told(note, sentence):
    (made,) = sure_only([line(note, sentence)])
    assert made.sentence == sentence


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("only 3 attenders on shift", "Only 3 attenders are on shift."),
        ("Mumbai wheelchairs = Aerolift", "Mumbai wheelchairs are Aerolift."),
        ("gate sign light out since 9/30", "The gate sign has been light out since 9/30."),
        ("he rang x4", "You rang x4."),
        ("he's back AS FAR AS we know", "You are back AS FAR AS we know."),
    ],
)
def test_a_verb_that_was_guessed_and_rough_words_are_not(note, sentence):
    (made,) = sure_only([line(note, sentence)])
    assert made.sentence is None
    assert made.reason == "short"


def test_half_of_a_note_is_told_only_where_it_has_its_own_verb_and_enough_words():
    note = "clock stopped. nobody looked up that she called on 9/18, 3 x $50"
    made = sure_only(
        [
            line(note, "The clock stopped.", "clock stopped"),
            line(
                note, "Nobody looked up that you called on 9/18.", "nobody looked up that she called on 9/18"
            ),
            line(note, None, "3 x $50"),
        ]
    )
    assert [x.sentence is not None for x in made] == [False, True, False]


def test_no_piece_of_a_jotted_note_is_left_as_an_item():
    (made,) = sure_only([line("212 adopters, 9 got cards", None, item="212 adopters, 9 got cards")])
    assert made.item is None


def test_written_notes_are_left_as_they_are():
    written = line(
        "The fitter left at three o'clock on Monday.", "The fitter left at three o'clock on Monday."
    )
    assert sure_only([written]) == (written,)
