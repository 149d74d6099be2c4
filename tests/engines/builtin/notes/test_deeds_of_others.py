"""What a courier did to a parcel is told as what was done to the parcel: a reply blames nobody."""

import pytest

from app.engines.builtin.notes.deeds_of_others import as_suffered

MESSAGE = "My parcel has not come and nobody tells me anything. Where is it?"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The courier lost the parcel at the Hull depot.", "The parcel was lost at the Hull depot."),
        ("The courier lost parcel at Hull depot.", "The parcel was lost at Hull depot."),
        ("Our fitter cracked two tiles on Monday.", "Two tiles were cracked on Monday."),
        ("The carrier damaged your new oak table.", "Your new oak table was damaged."),
        ("The warehouse broke a leg of the chair", "A leg of the chair was broken"),
    ],
)
def test_a_thing_suffers_what_somebody_did(note: str, told: str) -> None:
    assert as_suffered(note) == told


@pytest.mark.parametrize(
    "note",
    [
        "The supplier sent the wrong part.",
        "The driver lost his keys.",
        "The network lost power at 9.",
        "The cleaner broke the vase and threw it away.",
        "You dropped the box.",
    ],
)
def test_any_other_deed_stays(note: str) -> None:
    assert as_suffered(note) == note


def test_no_place_to_confirm_stands_around_what_a_courier_did(draft) -> None:
    made = draft(facts=["The courier lost the parcel at the Hull depot."], fault="third_party")
    assert "The parcel was lost at the Hull depot." in made.reply.text
    assert "[confirm" not in made.reply.text
