"""Plain jottings are read piece by piece; what is in no form that is known makes no clause."""

from datetime import date
from random import Random

import pytest

from app.engines.builtin.notes.plain.reader import Eyes, cut, read
from app.engines.builtin.notes.telegraph.articles import known_in

EYES = Eyes(known_in("My parcel has not come."), frozenset({"Sam", "Luis"}), frozenset(), date(2026, 6, 5))


ODD = "left in on to due until = home sent 5/6 £8 (x) no if once be per - , not 2 days back same visit"


def told(note: str) -> list[str | None]:
    return [piece.clause for piece in read(note, EYES).pieces]


@pytest.mark.parametrize(
    ("note", "clauses"),
    [
        # What was done, in its time.
        ("parcel sent to depot 2/6", ["your parcel was sent to the depot on 2/6"]),
        ("door seal replaced", ["the door seal has been replaced"]),
        ("no complaint logged", ["no complaint was logged"]),
        ("report to be confirmed", ["the report is still to be confirmed"]),
        # A day to come is never told as past.
        ("visit rebooked Friday 12 June", ["the visit is rebooked for Friday 12 June"]),
        ("payment made 12/6", ["the payment is to be made on 12/6"]),
        ("next cut 20 June", ["the next cut is on 20 June"]),
        ("next read due 17 June", ["the next read is due on 17 June"]),
        ("crew back on site 9/6", ["the crew will be back on site on 9/6"]),
        # Who acts.
        ("surveyor attended 21/5", ["the surveyor attended on 21/5"]),
        ("Sam to ring you 9/6", ["Sam is to ring you on 9/6"]),
        ("engineer = Sam", ["the engineer is Sam"]),
        ("rang you 2/6, no answer", ["we rang you on 2/6 but there was no answer"]),
        # How it is, where it is, what there was.
        ("tickets valid until 31/12", ["tickets are valid until 31/12"]),
        ("lift out since 2/6", ["the lift has been out since 2/6"]),
        ("file with Luis, on leave until 9/6", ["the file is with Luis, who is on leave until 9/6"]),
        ("printer fault 2/6", ["there was a printer fault on 2/6"]),
        ("no charge for recheck", ["there is no charge for the recheck"]),
        ("callback booked today 3pm", ["the callback is booked for today at 3pm"]),
        ("travel costs claim form sent", ["a travel costs claim form has been sent"]),
        ("old fridge collected same visit", ["the old fridge has been collected on the same visit"]),
        # Pieces that hang.
        ("refund raised 4/6, reference GX2291", ["the refund was raised on 4/6, reference GX2291"]),
        (
            "van broke down 2/6, crew stuck at depot",
            ["the van broke down on 2/6", "the crew was stuck at the depot"],
        ),
    ],
)
def test_a_plain_form_is_told(note, clauses):
    assert told(note) == clauses


@pytest.mark.parametrize(
    "note",
    [
        "booked 3/6",
        "driver substituted",
        "you emailed 20/5",
        "possible air in system",
        "4-6 weeks typical",
        "visit booked 3/6",
        "order in 19:05",
        "free reprint at any branch",
        "photo needed",
        "he admits spill",
        "new photo paid within 7 days",
        "skip full Tuesday",
        "old address on MIS",
    ],
)
def test_what_is_not_sure_makes_no_clause(note):
    assert not read(note, EYES).whole


def test_what_leans_on_an_unread_piece_is_not_told_with_it():
    assert told("order form says 1941, cut 1947")[0] is None


def test_no_string_of_words_is_too_odd_to_be_read():
    words = ODD.split()
    shuffled = Random(7)
    for _ in range(2000):
        note = " ".join(shuffled.choice(words) for _ in range(shuffled.randint(1, 8)))
        pieces = read(note, EYES).pieces
        assert all(piece.text for piece in pieces)


def test_brackets_and_clipped_words_part_nothing():
    assert cut("surveyor (K. Osei, lead) came; no fault") == ["surveyor (K. Osei, lead) came", "no fault"]
    assert cut("min. 6 people") == ["min. 6 people"]
