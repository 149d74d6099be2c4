"""Pieces of a set form become whole sentences; a piece that is not quite of the form makes none by it."""

import re
from random import Random

import pytest

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.plain.reader import Eyes, read
from app.engines.builtin.notes.plain.table import forms
from app.engines.builtin.notes.plainly import tidied
from app.engines.builtin.notes.telegraph.articles import Known

ASKED = "My parcel has not arrived. When will the fitter come? Is it the pump?"


def told(note, asked=ASKED):
    eyes = Eyes(Known(), frozenset(), frozenset(), None, asked)
    return [piece.clause for piece in read(expand(tidied(note), whole=True).text, eyes).pieces]


@pytest.mark.parametrize(
    ("note", "clauses"),
    [
        # When something was out of use, and how long it takes.
        ("card readers down 9:10-11:30", ["card readers were down from 9:10 to 11:30"]),
        ("lift broken 3-5 Nov", ["the lift was broken from 3 to 5 November"]),
        ("repair 3 working days from ok", ["the repair takes 3 working days from your approval"]),
        ("wait at clinic abt 6 wks", ["the wait at the clinic is about 6 weeks"]),
        ("fitting takes 40 mins approx", ["the fitting takes about 40 minutes"]),
        # When the next one is, one besides, and who is back.
        ("next train 24/11", ["the next train is on 24/11"]),
        ("extra run Sat 7am for Mill Rd", ["there is an extra run on Saturday at 7am for Mill Rd"]),
        ("fitter back Mon 24th 8-10", ["the fitter is due back on Monday 24th between 8 and 10"]),
        ("van at town square till 8pm", ["the van is at the town square till 8pm"]),
        # What may be had, and on which condition.
        ("all 4pm passes valid till end of month", ["all 4pm passes are valid till the end of the month"]),
        ("fee waived if proof of address sent", ["the fee is waived if proof of address is sent"]),
        ("receipt not needed if paid by card", ["the receipt is not needed if paid by card"]),
        ("deposit paid to court only on filing", ["the deposit is paid to the court only on the filing"]),
        # Nouns that a verb seems to be part of.
        ("name mix up at depot", ["there was a name mix-up at the depot"]),
        ("not the pump", ["it is not the pump"]),
        (
            "left depot 9.20, meant to arrive by 10.15",
            ["the delivery left the depot at 9.20 and was meant to arrive by 10.15"],
        ),
        ("phone unlocked by network 17 Nov", ["the phone was unlocked by the network on 17 November"]),
    ],
)
def test_a_set_form_is_told(note, clauses):
    assert told(note) == clauses


@pytest.mark.parametrize(
    "note",
    [
        "phone number on booking wrong digit",  # two things
        "results back Thursday",  # whether they are or were, where nobody asks when
        "part from Germany",
    ],
)
def test_what_is_in_doubt_is_left(note):
    assert told(note, asked="") == [None]


def test_every_form_can_be_read():
    rows = [row for name in ("alone", "hung") for row in forms(name)]
    for row in rows:
        blanks = set(re.compile(row[0]).groupindex)
        wanted = set(re.findall(r"\{(\w+)\}", row[1])) - {"is", "was", "has", "takes"}
        assert wanted <= {
            b.removesuffix("_thing").removesuffix("_tail").removesuffix("_one") for b in blanks
        }, row


def test_no_figure_is_made_up_and_none_is_changed():
    pieces = [
        "van down 9:10-11:30", "next train 24/11", "repair 3 days", "fee £40 unpaid", "takes 2 hours",
        "left depot 9.20", "signed by Karen at no 14", "claim within 28 days online", "3 left", "£12 per person",
        "excess £100 ours", "entered 14:02", "moved to 508 at 21:30", "backups kept 30 days", "paid 14:15",
    ]  # fmt: skip
    chance = Random(7)
    for _ in range(300):
        note = ", ".join(chance.sample(pieces, chance.randint(1, 4)))
        known = set(re.findall(r"\d+", note))
        for clause in told(note):
            assert set(re.findall(r"\d+", clause or "")) <= known, (note, clause)
