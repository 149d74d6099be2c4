"""What was done to a thing besides, how it was then, what it was not, and what there was none of."""

import pytest

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.plain.reader import Eyes, read
from app.engines.builtin.notes.plainly import tidied
from app.engines.builtin.notes.telegraph.articles import Known


def told(note):
    eyes = Eyes(Known(), frozenset(), frozenset(), None, "What happened?")
    return [piece.clause for piece in read(expand(tidied(note), whole=True).text, eyes).pieces]


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        ("parcel scanned at depot, loaded on van", "the parcel has been scanned at the depot and loaded on the van"),
        ("book found 12 Feb, never checked in", "the book was found on 12 February but was never checked in"),
        ("ring cleaned and polished after sizing", "the ring has been cleaned and polished after sizing"),
        ("box found empty at depot", "the box has been found empty at the depot"),
        ("noise traced to heat shield, not brakes", "the noise has been traced to the heat shield, not brakes"),
        ("label taken from form not passport", "the label has been taken from the form, not the passport"),
        ("booking entered for 8.30 not 7.30", "your booking was entered for 8.30, not 7.30"),
        ("stone never left its setting", "the stone never left its setting"),
        ("sub now ended", "the sub has now ended"),
        ("contributions all received", "contributions have all been received"),
        ("no previous missed appointments", "there are no previous missed appointments"),
        ("no charges changed", "no charges were changed"),
        ("no need to return shoes", "there is no need to return shoes"),
        ("sign at gate missing since refit", "the sign at the gate has been missing since the refit"),
        ("courier delivered to no. 41 instead of no. 14", "the courier delivered to number 41 instead of number 14"),
        ("fabric Harbour Blue discontinued by mill", "fabric Harbour Blue has been discontinued by the mill"),
        ("underground cable fault", "there was an underground cable fault"),
        ("reason for delay: strike at port", "the reason for the delay was a strike at the port"),
        ("account in credit £212 once rebilled", "your account will be £212 in credit once it is rebilled"),
    ],
)  # fmt: skip
def test_the_form_is_told(note, clause):
    assert told(note) == [clause]


@pytest.mark.parametrize("undone", ["reversed", "cancelled", "withdrawn", "rejected", "paused", "refused"])
def test_what_was_taken_back_is_not_told_as_done(undone):
    assert told(f"refund approved, {undone} by bank mgr XQ")[0] is None


@pytest.mark.parametrize(
    "note",
    [
        "no parcel arrived",  # nobody arrived it
        "3 pumps in 1 hr",
        "payment left Mon 9.04",
        "stock is navy",
        "proof of addr under 3 mths old",
    ],
)
def test_what_may_be_read_otherwise_is_not_told(note):
    assert told(note)[0] is None
