"""Bare pieces of a jotted note hang on what stands before them, and pieces of a fixed form are told by that form."""

import pytest

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.piecemeal import piecemeal
from app.engines.builtin.notes.telegraph.articles import Known


def told(note: str) -> tuple[str, ...] | None:
    return piecemeal(expand(note, whole=True).text, Known(), frozenset(), None)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("lab test ordered, result Mon", "the lab test was ordered, with the result on Monday"),
        ("bag seen 12/11 depot Hull, nothing since", "the bag was seen on 12/11 at the Hull depot, with nothing since"),
        ("prev emails went to spam, sorry", "the previous emails went to spam"),
        ("fix ETA Wed 6pm, not confirmed", "the fix is expected on Wednesday at 6pm, but not confirmed"),
        ("bed in stock, ships Tue", "the bed is in stock and ships on Tuesday"),
        ("trial 2 mths, ends Fri, 1 wk notice", "the trial is 2 months and ends on Friday, with 1 week's notice"),
        ("new bill £88.20, out by post Fri", "the new bill is £88.20 and goes out by post on Friday"),
        ("last visit 2 Nov per door log", "the last visit was on 2 November, according to the door log"),
        ("last payment 1 Nov, nothing after", "the last payment was on 1 November, with nothing after that"),
        ("order found, ref KL-20931", "the order was found, reference KL-20931"),
        ("booked 5-12 Aug, ref WB2290", "the booking is for 5-12 August, reference WB2290"),
        ("outside 7-day plant guarantee", "this is outside the 7-day plant guarantee"),
        ("pls don't use, unplug", "please don't use it, and unplug it"),
        ("call not logged, should have been", "the call was not logged, which should have been done"),
        ("short staffed on Sunday", "we had too few staff on Sunday"),
        ("tyre ordered, in Fri", "the tyre was ordered, due in on Friday"),
        ("test due 25/11", "the test is due on 25/11"),
        ("boots size 6 in stock, 3 pr left", "boots size 6 is in stock, with 3 pairs left"),
    ],
)  # fmt: skip
def test_a_bare_piece_hangs_on_what_is_told(note: str, sentence: str) -> None:
    assert told(note) == (sentence,)


@pytest.mark.parametrize(
    "note",
    [
        "return label emailed today, pickup DHL any day",
        "room leader put cold compress on, 4 years",
        "last delivery 30 Nov",
        "VAT return due 7 December will be filed by us",
        "parcel scanned Leeds, driver Sanjay",
        "under guarantee till 2026",
    ],
)
def test_what_has_no_such_form_is_not_guessed_at(note: str) -> None:
    assert told(note) is None


def test_what_is_on_sale_by_number_only_hangs_on_a_stock() -> None:
    assert told("room cleaned, 2 left") != ("the room was cleaned, with 2 left",)


def test_what_goes_on_is_told_of_one_thing() -> None:
    assert "chlorine is high and opens" not in str(told("pool closed, chlorine high, opens tomorrow"))


def test_no_ship_is_made_of_what_ships() -> None:
    assert "with the ship" not in str(told("lamps in stock, ship Tue"))
