"""An offer that is put as a noun is told as what we do; a thing that is called by a word in -ing stays a thing."""

import pytest

from app.engines.builtin.notes.gerunds import as_deeds
from app.engines.builtin.notes.options import option_line
from app.model.plan import Given


def option(text):
    return option_line(Given(where="options[0]", text=text), None)


@pytest.mark.parametrize(
    ("offer", "deed"),
    [
        ("Replacing the hinge free of charge", "replace the hinge free of charge"),
        ("Moving your appointment to Friday", "move your appointment to Friday"),
        ("Waiving the £12 fee", "waive the £12 fee"),
        ("Sending a new filter by post", "send a new filter by post"),
        ("Refunding £40 to the card", "refund £40 to the card"),
        ("Collecting the sofa and refunding the £400", "collect the sofa and refund the £400"),
        ("Planning it again with another florist", "plan it again with another florist"),
        ("Extending the rental by a week, free", "extend the rental by a week, free"),
    ],
)
def test_a_deed_that_is_put_as_a_noun_is_what_we_do(offer, deed):
    line = option(offer)
    assert (line.form, line.text) == ("vp", deed)


@pytest.mark.parametrize(
    "offer",
    [
        "Cleaning voucher worth £20",
        "Booking fee refunded",
        "Training session on 4 May",
        "Parking for the day",
        "Following the repair, a check at no cost",
        "Nothing the customer has to pay",
        "Wedding cake at half the price",
        "Rebooking onto the 9.40 train",
    ],
)
def test_a_thing_stays_a_thing(offer):
    assert as_deeds(offer) == offer


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        ("Delivery charge refunded", "refund the delivery charge"),
        ("Booking fee refunded", "refund the booking fee"),
        ("Carbon filter replaced", "replace the carbon filter"),
        ("Tuesday slot kept", "keep the Tuesday slot"),
    ],
)
def test_the_first_word_of_an_offer_is_small_where_it_no_longer_begins(offer, told):
    assert option(offer).text == told


@pytest.mark.parametrize(
    ("offer", "deed"),
    [
        ("Cook the same meal again, free", "cook the same meal again, free"),
        ("Paint the door again, free", "paint the door again, free"),
        ("Service the boiler on Friday", "service the boiler on Friday"),
        ("frame it again at no cost", "frame it again at no cost"),
        ("Train the new cleaner with her", "train the new cleaner with you"),
    ],
)
def test_a_word_that_is_a_thing_as_well_is_a_deed_where_a_thing_follows_at_once(offer, deed):
    assert (option(offer).form, option(offer).text) == ("vp", deed)


@pytest.mark.parametrize(
    "offer", ["Service plan free for a year", "Delivery the next day", "Sample pot, free"]
)
def test_and_a_thing_where_none_does(offer):
    assert option(offer).form == "np"
