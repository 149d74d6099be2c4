"""The bare subject of a note's sentence gets its article; names and what stands bare in good English stay."""

import pytest

from app.engines.builtin.notes.subjects import with_subject


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Crew has been short since October.", "The crew has been short since October."),
        (
            "First available slot is Wednesday 3 December.",
            "The first available slot is Wednesday 3 December.",
        ),
        ("Electrician admits he cut the cable.", "The electrician admits he cut the cable."),
        ("Restore takes about 2 hours.", "The restore takes about 2 hours."),
        ("Claim form to our insurer can be sent.", "The claim form to our insurer can be sent."),
        ("Replacement screen is in stock.", "A replacement screen is in stock."),
        ("Second parcel was lost.", "The second parcel was lost."),
        ("Account was £187 in debit at the review.", "The account was £187 in debit at the review."),
        ("Check-in screen was offline that morning.", "The check-in screen was offline that morning."),
        ("Screen now has a notice.", "The screen now has a notice."),
        ("Crew log says the bin was tagged.", "The crew log says the bin was tagged."),
        ("Repair crew has been on site since 10.", "The repair crew has been on site since 10."),
        ("Charge of £18.99 was cancelled.", "The charge of £18.99 was cancelled."),
        ("The crew will take four bags.", "The crew will take four bags."),
        ("Contractor's report shows a crack.", "The contractor's report shows a crack."),
        ("Baker's Lane was shut.", "Baker's Lane was shut."),
        ("Cancellation email of 12 May arrived.", "The cancellation email of 12 May arrived."),
        ("Surveyor visits on Monday.", "The surveyor visits on Monday."),
        ("Warranty expired in June.", "The warranty expired in June."),
    ],
)
def test_one_thing_or_person_gets_its_article(sentence: str, told: str) -> None:
    assert with_subject(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Delivery is free.",
        "Another customer called.",
        "Reception said so.",
        "Openreach cut the cable.",
        "Kevin did not tighten it.",
        "Grace took the call.",
        "Tickets are sent by email.",
        "Damage to the car was seen.",
        "Part of the order was lost.",
        "Order 443 was sent.",
        "Room 4 is free.",
        "Nobody called.",
        "Staff are short.",
        "Mum rang.",
        "Skins stay on the account.",
        "Billing must trace the payment.",
    ],
)
def test_what_needs_none_stays(sentence: str) -> None:
    assert with_subject(sentence) == sentence


def test_a_name_of_the_brief_stays() -> None:
    assert with_subject("Falcon sent the parcel.", ("Falcon",)) == "Falcon sent the parcel."


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Account was £187 in debit.", "The account was £187 in debit."),
        ("Check-in screen was offline that morning.", "The check-in screen was offline that morning."),
        ("Screen now has a notice.", "The screen now has a notice."),
        ("Crew log says the bin was tagged.", "The crew log says the bin was tagged."),
        ("Payment was taken on Monday.", "The payment was taken on Monday."),
        ("Middle tier was priced at £95.", "The middle tier was priced at £95."),
    ],
)
def test_one_certain_thing_of_which_something_is_told_gets_its_article(sentence, told):
    assert with_subject(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Payment is by card.",
        "Rain stopped play.",
        "Damage was done.",
        "Staff were short.",
        "Contact was made.",
        "Biscuit was hungry.",
    ],
)
def test_what_good_english_leaves_bare_stays_bare_when_it_is_told_of(sentence):
    assert with_subject(sentence) == sentence
