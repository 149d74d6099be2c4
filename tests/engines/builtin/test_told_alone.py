"""A sentence may be told before what stood ahead of it where no word of it hangs on that."""

import pytest

from app.engines.builtin.told_alone import brought_in, opens_plainly, points_back, same_thing
from app.text.words import content_stems

NOBODY_KNOWS = frozenset()


def known(message):
    return content_stems(message)


@pytest.mark.parametrize(
    "told",
    [
        "The refund of £20 was sent today and takes three to five working days.",
        "The direct debit was cancelled this morning, and nothing more will be taken.",
        "We refunded £96 to your card this morning, and it takes up to three days.",
        "Guests may bring their own cake as long as it holds no nuts.",
        "The firm now gives 5 December for delivery, and a fitter is booked for the same afternoon.",
        "Mill Lane will be open again on Sunday evening.",
        "The samples taken this morning met the standard for drinking water.",
        "The brown colour comes from iron. It is not harmful.",
        "We went to Linden Close instead of Linden Court.",
    ],
)
def test_it_stands_alone(told):
    assert not points_back(told, NOBODY_KNOWS)


@pytest.mark.parametrize(
    "told",
    [
        "It will be delivered on the 14th.",
        "They have promised a decision by Friday.",
        "The network team is looking into it.",
        "This is treated as an emergency.",
        "We have taken the £27 off all the same.",
        "So the payment covers the notice period.",
        "The second one was sent on Tuesday.",
        "Your X-ray is still booked for 17 February.",
        "The refund was sent again on the 13th.",
        "However, the lift was reset at noon.",
        "Another van comes on Friday.",
        "We reported that to the police.",
        "We promised to call her back about it.",
    ],
)
def test_a_word_points_back(told):
    assert points_back(told, NOBODY_KNOWS)


def test_this_bill_is_the_one_that_the_customer_writes_of():
    told = "Nothing will be collected with this bill."
    assert points_back(told, NOBODY_KNOWS)
    assert not points_back(told, known("My bill is wrong."))


def test_what_stood_first_may_name_both_or_another():
    assert opens_plainly("Your letter was scanned under another member's number.")
    assert not opens_plainly("It was scanned under another number.")


@pytest.mark.parametrize(
    ("told", "ahead"),
    [
        ("The sediment is not harmful.", "A burst main stirred up iron sediment."),
        ("The seal is fitted on Monday.", "A seal was ordered from the maker."),
        ("The council gave us your details.", "The council of Porto Velmo sent us a notice."),
        ("The direct debit has been cancelled.", "Mrs Barlow's direct debit was set up on Sunday."),
        ("Northgrid will repair the cable on 2 December.", "The cable belongs to the operator, Northgrid."),
    ],
)
def test_the_note_ahead_brings_it_in(told, ahead):
    assert brought_in(told, ahead, NOBODY_KNOWS)


@pytest.mark.parametrize(
    ("told", "ahead"),
    [
        ("The direct debit was cancelled.", "Your request never reached our direct debit team."),
        ("The manufacturer gives 5 December.", "The fan is made by the boiler's manufacturer."),
        ("The new motor is fitted on the 19th.", "The contractor only reset the motor."),
        ("Your card keeps working.", "A card was ordered in May."),
        ("The pool is open from 9.", "The gym opens at 10."),
    ],
)
def test_it_is_plain_without_the_note_ahead(told, ahead):
    assert not brought_in(told, ahead, NOBODY_KNOWS)


def test_what_the_customer_writes_of_is_known_to_them():
    assert not brought_in(
        "The glass is fitted on Friday.", "Your glass was cut in Leeds.", known("Where is my glass?")
    )


@pytest.mark.parametrize(
    ("question", "told", "words"),
    [
        ("Will the hall be usable?", "The hall can be used as normal.", 1),
        ("Is the swimming pool open on Monday?", "The swimming pool is open.", 2),
        ("is the pool open tomorrow?", "Our sister pool at Brackley is open.", 0),
        ("Are dogs allowed in the garden?", "Dogs are welcome in the garden.", 1),
        ("Where's my refund?", "The refund of £20 was sent.", 1),
        ("Will the hall be usable?", "We have two in stock.", 0),
    ],
)
def test_a_question_and_a_statement_are_about_the_same_thing(question, told, words):
    assert same_thing(question, told) == words
