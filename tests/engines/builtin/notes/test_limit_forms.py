"""A limit keeps its second half, and a jotted one becomes a whole sentence."""

import pytest

from app.engines.builtin.notes.limits import limit_line
from app.model.plan import Given


def made(note):
    return limit_line(Given(where="cannot[0]", text=note), None)


@pytest.mark.parametrize(
    ("note", "refused", "instead"),
    [
        (
            "can't pay lost shifts, but can pass claim to landlord",
            "pay for lost shifts",
            "we can pass the claim to the landlord",
        ),
        (
            "can't waive lab fee but can spread it over 3 months",
            "waive the lab fee",
            "we can spread it over 3 months",
        ),
        (
            "can't go back to old rate, but could hold new rate 12 months",
            "go back to the old rate",
            "we could hold the new rate for 12 months",
        ),
        (
            "can't pay it out until meter read confirmed",
            "pay it out until the meter reading has been confirmed",
            None,
        ),
        ("can't give exact time it'll clear", "give the exact time it'll clear", None),
        ("Oct fee non refundable", "the October fee is non-refundable", None),
        ("fees not refunded for sick days", "fees are not refunded for sick days", None),
        ("refunds only at till w ticket", "refunds are only possible at the till with a ticket", None),
        ("tester can't change result", "the tester can't change the result", None),
        ("can't refund frames once worn", "refund frames once worn", None),
    ],
)
def test_a_limit_is_told_whole(note, refused, instead):
    line = made(note)
    assert (line.text, line.reason) == (refused, instead)


@pytest.mark.parametrize("note", ["can't send it but not our choice", "can't promise it, but be kind"])
def test_what_is_no_offer_is_not_told_as_one(note):
    assert not (made(note).reason or "").startswith("we can")
