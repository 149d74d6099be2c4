"""A note with a capital and no full stop gets its small words, or is left out where it is no sentence without them."""

import pytest

from app.engines.builtin.notes.as_phrase import with_article
from app.engines.builtin.notes.clipped import in_full_words, is_clipped
from app.engines.builtin.notes.context import context_of
from app.engines.builtin.notes.setting import Setting

MESSAGE = (
    "I booked the hall for 14 June and paid with my card. Now it is closed that weekend, and nobody told us."
)


def _setting() -> Setting:
    return Setting(
        message=(),
        options=(),
        limits=(),
        fault="ours",
        customer_name="Helen Marsh",
        names=("Pepper",),
        text=MESSAGE,
        context=context_of(MESSAGE),
    )


def _told(note: str) -> str:
    return in_full_words(note, _setting()) or f"{note}."


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "Deposit returned to the wrong account on 3 May",
            "The deposit was returned to the wrong account on 3 May.",
        ),
        ("Two invoices sent by mistake in April", "Two invoices were sent by mistake in April."),
        ("No fault found on the line", "No fault has been found on the line."),
        ("Direct debit cancelled today", "The direct debit was cancelled today."),
        ("Fee for missed visits stated in the terms", "The fee for missed visits is stated in the terms."),
        ("Prescription handed to the wrong patient", "The prescription was handed to the wrong patient."),
        (
            "Insurance certificate missing from the file",
            "The insurance certificate is missing from the file.",
        ),
        ("Change not told to the bride", "The change has not been told to the bride."),
        ("First two forwarded to the landlord", "The first two have been forwarded to the landlord."),
    ],
)
def test_what_was_done_to_a_thing_gets_its_helper(note: str, told: str) -> None:
    assert _told(note) == told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Notice on the door was taken down by mistake", "The notice on the door was taken down by mistake."),
        ("Council closed the car park for resurfacing", "The council closed the car park for resurfacing."),
        ("Card in Ludlow has been blocked", "Your card in Ludlow has been blocked."),
        ("Account was not passed to the other team", "The account was not passed to the other team."),
        ("Wi-Fi was down on Saturday", "The Wi-Fi was down on Saturday."),
        ("Text was sent to an old number", "The text was sent to an old number."),
    ],
)
def test_a_bare_subject_gets_its_article(note: str, told: str) -> None:
    assert _told(note) == told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Boiler is due for service, engineer comes on Monday",
         "The boiler is due for service, and the engineer comes on Monday."),
        ("Call logged at 14.20, nobody rang back", "The call was logged at 14.20, and nobody rang back."),
        ("Course cancelled on Monday, only four people enrolled, minimum is eight",
         "The course was cancelled on Monday, and only four people enrolled. The minimum is eight."),
        ("Cleaner found the bag, handed it to the police", "The cleaner found the bag and handed it to the police."),
        ("Room 14 offered at noon, guests declined", "Room 14 was offered at noon, and guests declined."),
        ("Three reports received on 1 May, 2 May and 4 May", "Three reports were received on 1 May, 2 May and 4 May."),
        ("The book is not on the shelf, colleague looked twice",
         "The book is not on the shelf, and a colleague looked twice."),
    ],
)  # fmt: skip
def test_statements_that_a_comma_joins_are_joined_or_parted(note: str, told: str) -> None:
    assert _told(note) == told


@pytest.mark.parametrize(
    "note",
    [
        "The team finished in 54 minutes",
        "Van left on Monday",
        "Delivery is free",
        "Money was sent on Monday",
        "Shop closed at 6",
        "Estimates look too high for one flat",
        "Pepper ate half of each meal",
        "Clearpoint had a fault that morning",
        "Total paid £1,049",
        "Room 12 was sold as sea view in error",
        "Ticket says HAND in red and was missed",
    ],
)
def test_nothing_is_put_in_where_it_is_not_sure(note: str) -> None:
    made = in_full_words(note, _setting()) or note
    assert made.rstrip(".").lower().removeprefix("the ") == note.lower().removeprefix("the ")


def test_what_is_no_sentence_is_known() -> None:
    assert is_clipped("Variety Katy sold out until next season")
    assert not is_clipped("Arrears of £31.40 built up after the date of death")
    assert not is_clipped("The fee was waived")


def test_a_showing_is_one_thing() -> None:
    assert with_article("Private evening showing of the film") == "a private evening showing of the film"
