"""A condition that only the customer can meet is told with them as who does it."""

import pytest

from app.engines.builtin.notes.their_acts import done_by_you
from tests.engines.builtin.notes.offered import line_of


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        ("convert your file today if it is sent to us in this chat",
         "convert your file today if you send it to us in this chat"),
        ("send a strap once a photo of the break is sent", "send a strap once you send a photo of the break"),
        ("pay within two days once the form is returned", "pay within two days once you return the form"),
        ("A claim can be reopened if the receipts are emailed to us.",
         "A claim can be reopened if you email the receipts to us."),
        ("exchange it if it is brought back with the label", "exchange it if you bring it back with the label"),
        ("take £30 off if the chair is kept", "take £30 off if you keep the chair"),
        ("refund it once it has been returned to us", "refund it once you have returned it to us"),
    ],
)  # fmt: skip
def test_it_is_theirs_to_do(offer, told):
    assert done_by_you(offer) == told


@pytest.mark.parametrize(
    "offer",
    [
        "pay once the form is signed by the doctor",
        "refund you once the parcel is returned to us by the courier",
        "refund it as soon as the report is sent to us",
        "hold it until it is collected",
        "look at it once the part is sent to us from the factory",
        "pay once the deposit is sent",
        "send it when the weather is better",
    ],
)
def test_what_others_may_do_stays_as_it_is(offer):
    assert done_by_you(offer) == offer


def test_what_a_courier_has_may_come_back_without_them():
    note = "We can refund the £40 once it is returned to us."
    assert "once it is returned" in line_of(note, message="The courier left my vase with nobody.").text
    assert "once you return it" in line_of(note, message="My vase has a crack.").text
