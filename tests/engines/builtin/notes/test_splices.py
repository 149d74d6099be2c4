"""Two statements that only a comma joins read as one sentence, or as two; every other comma stays."""

import pytest

from app.engines.builtin.notes.splices import limit_and_why, unspliced


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The tracker shows the van at number 61, you live at number 16.",
         "The tracker shows the van at number 61, and you live at number 16."),
        ("We've opened a claim with the courier, they have until Thursday to answer.",
         "We've opened a claim with the courier, and they have until Thursday to answer."),
        ("The handler applied the rule for bikes, that was wrong.",
         "The handler applied the rule for bikes. That was wrong."),
        ("The boiler was set to 50 degrees, it should be 65.",
         "The boiler was set to 50 degrees, and it should be 65."),
        ("Nobody told the driver, the gate was locked.", "Nobody told the driver, and the gate was locked."),
        ("The test stays booked, DVSA don't mind which car.", "The test stays booked; DVSA don't mind which car."),
        ("The unit had 121,000 miles, the price stays the same.",
         "The unit had 121,000 miles; the price stays the same."),
        ("The drop isn't ours, it is a donation box of the Lions Club.",
         "The drop isn't ours; it is a donation box of the Lions Club."),
        ("A new bar costs $9, sewing is another $6 each.", "A new bar costs $9; sewing is another $6 each."),
        ("The class is full from 8.30, test is 10.14.", "The class is full from 8.30; the test is 10.14."),
        ("All three e-mails are there, none was sent on.", "All three e-mails are there; none was sent on."),
        ("It was held in Perth since 21 November, reason given is food.",
         "It was held in Perth since 21 November; the reason given is food."),
        ("Exchanges need 48 hours' notice, it says so on the tickets.",
         "Exchanges need 48 hours' notice; it says so on the tickets."),
        ("White roses are in stock now, we've got nine.", "White roses are in stock now; we've got nine."),
        ("Her policies were annual, these always covered it.", "Her policies were annual; these always covered it."),
        ("The deposit was refunded this morning, should show in 3-5 days.",
         "The deposit was refunded this morning, and should show in 3-5 days."),
        ("The insurer has reopened the claim, allow 5 working days.",
         "The insurer has reopened the claim; please allow 5 working days."),
        ("The seat was sold twice, this should not happen.", "The seat was sold twice. This should not happen."),
        ("We found the lamp, your order number was on it.", "We found the lamp, and your order number was on it."),
    ],
)  # fmt: skip
def test_a_splice_is_mended(note: str, told: str) -> None:
    assert unspliced(note, note) == told


@pytest.mark.parametrize(
    "note",
    [
        "As you asked, we checked the meter.",
        "Last week, we checked the meter.",
        "We cleaned the rug, the curtains and the sofa.",
        "I looked in the hall, the cloakrooms and the gym this morning and the coat isn't there.",
        "Had we known, we would have rung.",
        "Whatever the cause, we pay for the visit.",
        "The parcel, we are told, is lost.",
        "Given the weather, we stopped.",
        "The new card, the blue one, was sent.",
        "The longer it stays, the worse it gets.",
        "We have two left, the red and the blue.",
        "If it rains, it is moved indoors.",
        "We searched the room, the drains and the laundry this morning and did not find it.",
        "Once the form has been uploaded, the permit will be issued within two days.",
        "We sent the form you asked for, the one with the map.",
        "Water is charged to whoever has the meter, whoever uses it.",
        "The policy runs out, whatever the reason.",
        "He rang at nine and when nobody answered, he left.",
        "The vat was cleaned on Monday, leaving the pipe open.",
        "The tickets, two in row K, are in the account.",
        "The shop shows the old price, the till the new one.",
        "All four were given out, one of them to a guest who had not booked it.",
    ],
)
def test_any_other_comma_stays(note: str) -> None:
    assert unspliced(note, note) == note


def test_why_stands_apart_from_what_is_refused() -> None:
    assert limit_and_why("bring the dig forward, it depends on the permit") == (
        "bring the dig forward",
        "it depends on the permit",
    )
    assert limit_and_why("pay for the room, the meal and the taxi") is None
    assert limit_and_why("a refund when the road is blocked, it's in the terms") == (
        "a refund when the road is blocked",
        "it's in the terms",
    )


def test_of_a_whole_limit_only_what_can_be_nothing_else_is_why() -> None:
    both = "the block can't be lifted without the papers, it's a legal requirement"
    assert limit_and_why(both, told=True) == tuple(both.split(", "))
    assert limit_and_why("move it, it depends on the permit", told=True) is None
