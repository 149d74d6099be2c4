"""A filled note is put together in agreeing forms."""

import pytest

from app.engines.builtin.notes.filling.sentence import agreed, put_together, timely
from app.engines.builtin.notes.filling.units import MARK, pieces, units


@pytest.mark.parametrize(
    ("note", "put_in", "sentence"),
    [
        ("bag tags swapped", ("the", "", "WAS", ""), "The bag tags were swapped"),
        ("tags of bag swapped", ("the", "", "the", "WAS", ""), "The tags of the bag were swapped"),
        ("engineer free", ("A", "IS", ""), "An engineer is free"),
        ("hour lost", ("A", "WAS", ""), "An hour was lost"),
        ("used part fitted", ("A", "", "HB", ""), "A used part has been fitted"),
        ("2 drops", ("there WAS", "", ""), "There were 2 drops"),
        ("drop", ("there WAS A", ""), "There was a drop"),
    ],
)
def test_forms_fit_what_they_speak_of(note, put_in, sentence):
    assert put_together(units(note), put_in) == sentence


@pytest.mark.parametrize(
    ("time", "words"),
    [("today", ""), ("tomorrow", ""), ("6pm", "at"), ("Monday", "on"), ("last week", ""), ("March", "in")],
)
def test_a_time_gets_its_own_preposition(time, words):
    unit = units(f"sent {time}")[1]
    assert timely("on", unit) == words


def test_a_mark_stays_goes_or_turns_into_a_word():
    row = units("no scan since, driver ill")
    mark = next(at for at, unit in enumerate(row) if unit.tag == MARK)
    for label, text in (("=;", "No scan since; driver ill"), ("=", "No scan since driver ill")):
        put_in = ["" if at != mark else label for at in range(len(row) + 1)]
        assert put_together(row, put_in) == text


def test_pieces_are_what_stands_between_the_marks():
    row = units("no scan since, driver ill; 1,150 paid")
    assert [" ".join(u.text for u in row[a:b]) for a, b in pieces(row)] == [
        "no scan since",
        "driver ill",
        "1,150 paid",
    ]


def test_what_is_said_of_many_is_said_of_many():
    row = units("they late")
    assert agreed(row, 1, "WAS") == "were"
