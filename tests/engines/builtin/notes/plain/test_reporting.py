"""What a paper, a picture or a test says is told as what it says, and never as what happened by itself."""

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
        ("photos show carnations and spray roses", "photos show carnations and spray roses"),
        ("site photos show 6 tiles cracked", "site photos show that 6 tiles cracked"),
        ("tracking shows parcel at depot", "the tracking shows that the parcel is at the depot"),
        ("line test shows clean to the exchange", "the line test came back clean to the exchange"),
        ("order form reads 60th", "the order form reads “60th”"),
        ("care label says dry clean only", "the care label says “dry clean only”"),
        ("order sheet says 'no onions'", "the order sheet says “no onions”"),
        ("system says card expired", "the system says the card is expired"),
        ("policy says no refunds can be made", "the policy says that no refunds can be made"),
        (
            "crew sheet: clock dropped on stairs",
            "the crew sheet says that the clock has been dropped on stairs",
        ),
    ],
)
def test_a_source_is_told_with_what_it_says(note, clause):
    assert told(note) == [clause]


@pytest.mark.parametrize(
    "note",
    [
        "bench card shows",  # what it shows, nobody says
        "booking system shows room as cancelled",
        "log says VRX7 B/H = nil",  # shorthand is nobody's own words
    ],
)
def test_a_source_of_which_the_words_are_not_clear_says_nothing(note):
    assert told(note) == [None]


@pytest.mark.parametrize("source", ["credit note CN2071", "the report", "your booking", "the email"])
def test_what_is_done_to_a_paper_is_not_what_it_says(source):
    assert told(f"{source} has been raised") == [f"{source} has been raised"] or told(source) == [None]
    assert "“" not in str(told(f"{source} has been raised"))
