"""What only says which of several it speaks of is told with what names them, or not at all."""

import pytest

MESSAGE = "The chair you upholstered for us is not what we ordered."


@pytest.mark.parametrize(
    "fact",
    ["the right one is here", "both are called Ash", "the other one is due Friday", "the rest are fine"],
)
def test_behind_a_note_that_is_left_out_it_is_left_out_too(draft, fact):
    hidden = "the new lad mixed up the batches"
    assert fact[4:] not in draft(fault="ours", facts=[hidden, fact, "collection is on Monday"]).reply.text
    assert "Monday" in draft(fault="ours", facts=[hidden, fact, "collection is on Monday"]).reply.text


def test_where_the_message_names_them_it_is_told(draft):
    message = "I ordered two pairs of boots and one came in the wrong size. Will I get the right ones?"
    hidden = "the new lad mixed up the batches"
    assert (
        "right ones are here" in draft(message=message, facts=[hidden, "the right ones are here"]).reply.text
    )
