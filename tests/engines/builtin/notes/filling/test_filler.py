"""Jotted notes are filled with small words alone, as a writer whom the weights have not seen filled them by hand."""

import json
import re
from pathlib import Path

import pytest

from app.engines.builtin.notes.filling.filler import fill
from app.engines.builtin.notes.filling.sentence import FORMS
from app.engines.builtin.notes.filling.weights import weights

DATA = Path(__file__).parents[4] / "data" / "notes" / "en.jsonl"
ROWS = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]


def words(text):
    return re.findall(r"\w+", text.lower())


@pytest.mark.parametrize(
    ("note", "kind", "sentence"),
    [
        ("parcel returned to depot, no answer at door", "fact", "no answer at the door"),
        ("engineer booked Friday 10-12", "fact", "engineer is booked"),
        ("2 payments taken, second one reversed same day", "fact", "were taken"),
        ("waive call-out fee this time", "option", "the call-out fee"),
    ],
)
def test_the_words_that_were_left_out_are_put_in(note, kind, sentence):
    assert sentence in fill(note, kind).text


@pytest.mark.parametrize("row", ROWS[::7], ids=[row["note"][:30] for row in ROWS[::7]])
def test_every_word_of_the_note_stays_in_its_order(row):
    filled = fill(row["full"], row["kind"])
    if filled is None:
        return
    told = iter(words(filled.text))
    changed = {word for label in filled.put_in if label.startswith("=") for word in words(label)}
    assert all(word in changed or any(word == other for other in told) for word in words(row["full"]))


def test_nothing_is_put_in_but_small_words():
    """No figure, no name, and no word for a thing that happened, since nobody told of it."""
    for label in weights().labels:
        assert not re.search(r"\d", label), label
        assert all(word.islower() or word in {*FORMS, "A"} for word in re.findall(r"\w+", label)), label
    put_in = {word for label in weights().labels for word in words(label)}
    assert put_in.isdisjoint(
        {"sorry", "refunded", "failed", "broken", "late", "free", "guarantee", "compensation"}
    )


def test_half_of_the_notes_of_another_writer_are_sound_enough_to_be_told():
    told = [fill(row["full"], row["kind"]) for row in ROWS if row["said"]]
    assert sum(one is not None and one.sound >= 0.55 for one in told) / len(told) >= 0.45


def test_a_note_too_long_is_not_filled():
    assert fill("parcel " * 60, "fact") is None
    assert fill("", "fact") is None
