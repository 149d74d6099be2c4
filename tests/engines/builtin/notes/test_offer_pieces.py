"""A jotted offer of several pieces is told with all of them: its condition, its steps, its cap, and who does it."""

import pytest

from app.engines.builtin.notes.options import refuses
from app.engines.builtin.waiting_for_none import is_stated
from tests.engines.builtin.notes.offered import line_of


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("if same fault → labour refunded", "If it is the same fault, we can refund the labour"),
        ("if not traced: resend", "If it is not traced, we can resend it"),
        ("if it fails a third time – new printer", "If it fails a third time, we can offer you a new printer"),
        ("if pads worn: new pads at cost price", "If the pads are worn, we can offer you new pads at cost price"),
        ("hold place if 1 drops out", "We can hold a place for you if somebody drops out"),
        ("seat upgrade, once venue agrees", "A seat upgrade once the venue agrees"),
        ("taxi costs up to £40 if receipt", "We can cover the taxi costs up to £40 if you have the receipt"),
        ("if not → manual refund by us", "If not, we can offer you a manual refund"),
    ],
)  # fmt: skip
def test_a_condition_stays_with_what_it_is_of(note, told):
    assert line_of(note).item == told


@pytest.mark.parametrize(
    ("note", "first", "then"),
    [
        ("refund first, then new order", "refund", "new order"),
        ("cancel 2 chairs → €240 back", "cancel 2 chairs", "€240 back"),
        ("search by Friday, then claim form", "search by Friday", "claim form"),
        ("full service free, then monthly check", "full service free of charge", "monthly check"),
    ],
)
def test_steps_keep_their_order(note, first, then):
    told = line_of(note).item
    assert told.index(first) < told.index("and then") < told.index(then)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("fine of £6.40 cancelled", "We can cancel the fine of £6.40"),
        ("cost of drying covered", "We can cover the cost of drying"),
        ("ceiling repaired by our plasterer", "We can have the ceiling repaired by our plasterer"),
        ("4G router sent by courier tonight", "We can send a 4G router by courier tonight"),
        ("correct tyre fitted free at home", "We can fit the correct tyre free of charge at home"),
    ],
)
def test_what_is_done_to_a_thing_is_a_deed_of_ours(note, told):
    assert line_of(note).item == told


@pytest.mark.parametrize(
    "note",
    [
        "engineer booked Tue 8-12",
        "ticket raised with devs",
        "refund issued 3 Nov",
        "full refund of the damaged chair",
        "courier to be sent",
    ],
)
def test_what_is_under_way_or_no_deed_is_not_offered_as_one(note):
    assert not line_of(note).item.startswith("We can")


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("vet bill up to £80, receipt needed", "We can cover the vet bill up to £80, for which we need the receipt"),
        ("full Flex upgrade, pays difference", "A full Flex upgrade, with the difference for you to pay"),
        ("flowers to grave, date her choice", "Flowers to the grave, on a date of your choice"),
        ("repair again free, loan printer meanwhile",
         "We can repair again free of charge, with a loan printer in the meantime"),
        ("express fee back £9.99", "We can refund the express fee of £9.99"),
        ("refund of meal £14.50", "A refund of £14.50 for the meal"),
    ],
)  # fmt: skip
def test_what_comes_with_an_offer_is_told_with_it(note, told):
    assert line_of(note).item == told


def test_what_is_had_where_the_first_is_not_is_no_second_gift():
    assert (
        line_of("replacement vase if in stock, else refund £58").item
        == "We can offer you a replacement vase if it is in stock; if not, we can refund £58"
    )


@pytest.mark.parametrize("note", ["new blanket sent tomorrow, your pick", "money back £32, his pick"])
def test_your_pick_makes_it_one_of_the_choice(note):
    line = line_of(note)
    assert line.alternative
    assert "pick" not in line.item


@pytest.mark.parametrize("note", ["please pass on our apologies to father", "please let her send photos"])
def test_what_we_ask_of_them_is_asked_and_never_offered(note):
    line = line_of(note)
    assert line.item.startswith("Please ")
    assert line.settled


def test_what_cannot_be_in_the_condition_refuses_nothing():
    assert not refuses("if not possible: refurbished phone same model")
    assert not refuses("if it cannot be mended, full refund")
    assert refuses("if you cancel now, we cannot refund the deposit")


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("account closed and balance written off", "We can close the account and write off the balance"),
        ("deposit £1,150 returned by bank transfer", "We can return the deposit of £1,150 by bank transfer"),
        ("hire fee waived if late again", "We can waive the hire fee if it is late again"),
        ("2 lamps sent free, arrive Mon", "We can send 2 lamps free of charge, which arrive on Monday"),
        ("new test Wed 7:30, no wait", "A new test on Wednesday at 7:30, with no wait"),
        ("repair or replacement, she picks", "We can repair it, or we can offer you a replacement"),
    ],
)
def test_a_word_that_is_a_thing_and_a_deed_is_read_by_what_follows(note, told):
    assert line_of(note).item == told


@pytest.mark.parametrize("note", ["engineer booked Tue 8-12", "ticket raised with devs", "file locked now"])
def test_what_is_arranged_already_waits_for_no_choice(note):
    assert is_stated(line_of(note))
