"""A sentence of a note that lacks its verb, or who does it, is told and read by a person before it is sent."""

import pytest

from app.engines.builtin.notes.without_verb import is_clipped_short


@pytest.mark.parametrize(
    "text",
    [
        "Website right, poster by the sink out of date.",
        "Wrong entry taken off your record this morning.",
        "Your £60 deposit not touched.",
        "Wrong answer from our staff.",
        "If Jan gets them out, can lend you an empty hive.",
        "The filter was found. Old stock out of date.",
        "Photos of the tags on the 3rd.",
        "A letter about the bill.",
        "Letter saying it was never late: on letterhead, mailed today.",
    ],
)
def test_what_lacks_its_verb_is_found(text):
    assert is_clipped_short(text)


@pytest.mark.parametrize(
    "text",
    [
        "Non-profit groups pay £8 an hour.",
        "The whole pallet cost £389.",
        "The card was not charged.",
        "The 47 now stops at the Plough.",
        "The cards for it go out in November.",
        "The sender insured it up to £100.",
        "If it rains, Huw can come on Monday.",
        "Free kiln day moved from Tuesday to Wednesday.",
        "Thank you for waiting.",
        "Please bring the receipt.",
        "Repairs take a week.",
        "Bring the receipt and we'll swap it.",
        "You have not been charged.",
    ],
)
def test_a_whole_sentence_is_none(text):
    assert not is_clipped_short(text)
