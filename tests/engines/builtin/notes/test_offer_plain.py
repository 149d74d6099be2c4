"""An offer jotted in haste is told in plain words: nothing promised that it does not hold, and nothing of it lost."""

import pytest

from app.engines.builtin.notes.offer_plain import _offered_then
from tests.engines.builtin.notes.offered import line_of


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("£20 off next service, gesture", "£20 off your next service, as a gesture of goodwill"),
        ("2 free lessons, one off", "2 free lessons, as a one-off"),
        ("goodwill £75, one off", "£75 as a gesture of goodwill, as a one-off"),
        ("£100 off as apology", "£100 off as an apology"),
        ("invoice out today by email", "send the invoice out today by email"),
        ("roofer out tmrw first thing", "send a roofer out tomorrow first thing"),
        ("plumber round tonight", "send a plumber round tonight"),
        ("3 nights back, £54", "refund 3 nights (£54)"),
        ("both fares back", "refund both fares"),
        ("new card 2 days", "a new card in 2 days"),
        ("kids trail packs, will post", "kids trail packs, which we will post"),
        ("replace all 5 units not just the 2", "replace all 5 units, not just the 2"),
        ("stay w/ Miss Orme rest of year", "stay with Miss Orme for the rest of the year"),
        ("private tour any sat", "a private tour any Saturday"),
        ("open remotely once outage over", "open it remotely once the outage is over"),
        ("decorator to paint ceiling, ours", "the decorator can paint the ceiling at our expense"),
        ("ask maker for swap", "ask the maker for the swap"),
        ("or transfer to a mate, £10 admin", "transfer it to a friend for a £10 admin fee"),
        ("swap for bigger size or refund", "swap it for a bigger size or give you a refund"),
        ("split rest over 2 bills", "split the rest over 2 bills"),
    ],
)
def test_a_hurried_offer_is_told_plainly(note, told):
    assert line_of(note).text == told


def test_a_length_is_no_price():
    assert "£" not in line_of("new worktop 3.66 fitted wed, £40 off").text.replace("£40", "")


def test_a_sum_keeps_its_currency():
    assert "£4.95" in line_of("refund postage 4.95, or £5 voucher").text


def test_what_makes_no_sentence_is_not_told_as_one():
    assert line_of("shout him a coffee").doubtful


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("If it is a weaving fault, a new one in May", "If it is a weaving fault, we can offer you a new one in May"),
        ("If it fails again: full refund", "If it fails again, we can offer you a full refund"),
        ("If it fails again, the maker pays for it", None),
        ("If it fails again, we mend it", None),
        ("A new one in January", None),
    ],
)  # fmt: skip
def test_a_thing_behind_a_condition_is_offered_then(text, told):
    assert _offered_then(text) == told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Rory's pack to be picked up at the office from 8", "Rory's pack can be picked up at the office from 8"),
        ("The door to be rehung by our joiner on Monday", "The door can be rehung by our joiner on Monday"),
        ("Send it if her PA has to be paid for the hours", "send it if your PA has to be paid for the hours"),
    ],
)  # fmt: skip
def test_what_is_to_be_done_to_a_thing_can_be_done(note, told):
    assert line_of(note).text == told


def test_who_waits_is_the_customer():
    note = "Technician at the locker by 19.00, she can wait in the café or be texted"
    assert "you can wait in the café" in line_of(note).text


def test_who_waits_may_be_somebody_of_whom_the_message_tells():
    note = "Technician at the locker by 19.00, she can wait in the café"
    line = line_of(
        note, message="My daughter is at the locker and it will not open. She is cold and she is crying."
    )
    assert "you can wait" not in line.text
