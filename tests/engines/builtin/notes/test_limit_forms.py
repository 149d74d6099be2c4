"""A limit keeps its second half, and a jotted one becomes a whole sentence."""

import pytest

from app.engines.builtin.notes.limits import is_steering, limit_line
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


@pytest.mark.parametrize(
    ("note", "told", "why"),
    [
        ("Naming the other child.", "name the other child", None),
        ("Telling him the address of the other account.", "tell you the address of the other account", None),
        ("Booking her in twice", "book you in twice", None),
        ("Pausing it backwards without a form", "pause it backwards without a form", None),
        ("Paying for all of the takeaways.", "pay for all of the takeaways", None),
        ("Undoing the transfer", "undo the transfer", None),
        ("Giving out the driver's name", "give out the driver's name", None),
        ("Paying $500 today", "pay $500 today", None),
        (
            "Waiving the waiting period, it's set by the plan",
            "waive the waiting period",
            "it's set by the plan",
        ),
    ],
)
def test_a_deed_that_is_named_is_refused(note, told, why):
    line = made(note)
    assert (line.kind, line.text, line.reason) == ("vp", told, why)


@pytest.mark.parametrize("note", ["Moving the date costs money", "Parking", "Building work starts in May"])
def test_what_is_no_deed_is_not_refused_as_one(note):
    assert made(note).text.split()[0] not in {"move", "park", "build"}


@pytest.mark.parametrize("note", ["We don't name individual employees.", "I don't comment on other cases."])
def test_what_we_do_not_do_is_a_limit_and_no_order_to_keep_quiet(note):
    assert not is_steering(note)
    assert is_steering("Don't name the driver.")


def test_how_a_thing_stands_is_told_as_it_is():
    line = made("The February payment stays, because of the notice")
    assert (line.kind, line.text) == ("clause", "the February payment stays, because of the notice")
