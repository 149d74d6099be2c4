"""Whom a "he", "she" or "they" of a note means, on the notes of two writers whom nothing was fitted on."""

import json
from pathlib import Path

import pytest

from app.text.weights.meant import Around, counted, meant

DATA = Path("tests/data/meant/en.jsonl")
SURE = 0.95
MESSAGE = "My bike was to be ready on Monday. I have rung three times. Is it done?"


def pronouns():
    """How likely each labelled pronoun is the customer's, and whether it is."""
    for line in DATA.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        around = Around(
            row["message"], row["name"], tuple((note["kind"], note["text"]) for note in row["notes"])
        )
        for note in row["notes"]:
            for one, label in zip(meant(note["text"], around), note["whom"], strict=True):
                if label != "?":
                    yield one.theirs, label == "C"


def test_nine_in_ten_pronouns_are_told_apart():
    told = list(pronouns())
    assert len(told) > 150
    assert sum((likely > 0.5) == theirs for likely, theirs in told) / len(told) >= 0.88


def test_what_is_sure_is_right_and_half_of_all_are_sure():
    told = list(pronouns())
    theirs = [so for likely, so in told if likely >= SURE]
    others = [so for likely, so in told if likely <= 1 - SURE]
    assert sum(theirs) / len(theirs) >= 0.97
    assert sum(others) / len(others) <= 0.03
    assert (len(theirs) + len(others)) / len(told) >= 0.5


def theirs_in(note, *beside, message=MESSAGE, name="Dana Whitlow", kind="fact"):
    """How likely each pronoun of a note is the customer's, beside other facts."""
    notes = ((kind, note), *(("fact", text) for text in beside))
    return [one.theirs for one in meant(note, Around(message, name, notes))]


def test_a_woman_of_whom_the_message_goes_on_is_not_the_customer():
    hers = "My mother waited at the clinic. She is 81, she was cold, and nobody spoke to her."
    note = "She can have the first slot tomorrow."
    alone = theirs_in(note, name="Paul Reed", kind="option")
    beside = theirs_in(note, message=hers, name="Paul Reed", kind="option")
    assert beside[0] < alone[0]


def test_who_is_called_so_by_all_notes_is_the_customer():
    note = "Ring her when the bike is ready."
    assert theirs_in(note, "Her bike is on the stand.", "She paid the deposit.", kind="option")[0] >= SURE


def test_several_of_something_are_hardly_the_customer():
    assert theirs_in("The two brake cables came late, they had to be ordered again.")[0] < 0.5


def test_a_pronoun_is_found_where_it_stands():
    note = "He'll ring once she's seen their letter."
    found = meant(note, Around(MESSAGE, "", (("fact", note),)))
    assert [note[one.start : one.end] for one in found] == ["He", "she", "their"]
    assert [one.group for one in found] == ["he", "she", "they"]


def test_a_text_that_is_no_note_of_the_brief_has_none():
    assert meant("He rang.", Around(MESSAGE, "", (("fact", "It is done."),))) == ()


@pytest.mark.parametrize(
    ("text", "he", "they"), [("He's here with his bike.", 2, 0), ("Them and theirs’ll do.", 0, 2)]
)
def test_pronouns_are_counted_by_their_group(text, he, they):
    assert (counted(text)["he"], counted(text)["they"]) == (he, they)
