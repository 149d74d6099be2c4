"""What a note refuses is never granted because the note has no "not" of its own."""

import re

import pytest

from app.model.brief import Brief
from tests.services import drafted

MESSAGE = "You charged my card £48 for a bin that was never emptied. I want it back, and I want to know why."
REFUSED = re.compile(r"\b(?:can't|cannot|unable|isn't possible|not able|not possible|aren't able)\b")


def sentence_of(limit, needle):
    """The sentence of the reply that tells the limit."""
    brief = Brief(message=MESSAGE, facts=["The bin was emptied on Monday."], cannot=[limit], fault="unknown")
    text = drafted(brief).reply.text
    return next(one for one in re.split(r"(?<=[.!?])\s+", text) if needle in one)


@pytest.mark.parametrize(
    ("limit", "needle"),
    [
        (
            "Refund of the full £48, the yearly fee is only refunded if we end the service.",
            "a refund of the full £48",
        ),
        ("Full refund on lenses cut to order", "a full refund on lenses cut to order"),
        ("Refund of the full £62, because collections took place.", "a refund of the full £62"),
        ("Rent reduction or paying for the coat before we know the cause", "a rent reduction or paying"),
        ("Buy back the car, the recall is a repair and the part has a date.", "buy back the car"),
        (
            "Put her name in the printed programme, it has gone to the printer.",
            "put your name in the printed",
        ),
        ("Refund expired classes", "refund expired classes"),
        ("Pay for the half day", "pay for the half day"),
        ("Promise payment before the report", "promise payment before the report"),
        ("A new phone, as water damage is not covered by the warranty", "a new phone"),
        ("Dismissing the coach before both sides were heard", "dismiss the coach"),
        ("Saying by Friday whether it was lost", "say by Friday whether it was lost"),
        ("Opening or resetting the vault for him", "open or reset the vault for you"),
    ],
)
def test_what_has_no_not_of_its_own_is_refused(limit, needle):
    assert REFUSED.search(sentence_of(limit, needle))


@pytest.mark.parametrize(
    "limit",
    [
        "Nobody can come before Friday.",
        "The fee is only paid back in the first week.",
        "We don't deliver on Sundays.",
    ],
)
def test_what_refuses_by_itself_is_told_as_it_stands(limit):
    told = sentence_of(limit, limit[-20:].rstrip("."))
    assert "offer" not in told


def test_a_statement_among_limits_is_no_thing_that_is_refused():
    limit = "Driving schools get no priority for test dates"
    assert "offer" not in sentence_of(limit, "no priority")
    assert "moving the date costs money" in sentence_of("Moving the date costs money", "costs money").lower()
