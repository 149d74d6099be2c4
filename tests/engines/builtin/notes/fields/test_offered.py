"""An offer that is jotted as the field of a form is told as what can be had or done."""

import pytest

from app.engines.builtin.notes.context import context_of
from app.engines.builtin.notes.fields.offered import is_field
from app.engines.builtin.notes.offer_pieces import offer_lines
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.surely import is_sure_offer
from app.model.plan import Given

MESSAGE = "My washing machine broke again after your repair."


def offered(note):
    setting = Setting(
        message=(), options=(), limits=(), fault="ours", customer_name=None, names=(), text=MESSAGE,
        context=context_of(MESSAGE, (note,)),
    )  # fmt: skip
    (line,) = offer_lines([Given(where="options[0]", text=note)], setting)
    return line


@pytest.mark.parametrize(
    ("note", "form", "told"),
    [
        ("Courtesy car: available, £15 a day", "np", "a courtesy car at £15 a day"),
        ("Collection: Sat 9-12 or Mon 2-5", "np",
         "a collection on Saturday between 9 and 12, or on Monday between 2 and 5"),
        ("Delivery: free, today 4-6pm", "np", "a free delivery today between 4 and 6pm"),
        ("Refund: £20", "np", "a refund of £20"),
        ("Partial refund: £12, to card", "np", "a partial refund of £12 to the card"),
        ("Voucher: £25", "np", "a voucher for £25"),
        ("Replacement: free, 3 days", "np", "a free replacement, which takes 3 days"),
        ("Loan phone: free, 2 weeks", "np", "a free loan phone for 2 weeks"),
        ("Loan bike: free till Fri", "np", "a free loan bike till Friday"),
        ("Discount: 10% off next order", "np", "a discount of 10% off the next order"),
        ("Slots: Mon 9am, Tues 2pm", "np", "a slot on Monday at 9am, or on Tuesday at 2pm"),
        ("Redelivery - Thurs 2-4pm", "np", "a redelivery on Thursday between 2 and 4pm"),
        ("Call-out fee: waived", "vp", "waive the call-out fee"),
    ],
)  # fmt: skip
def test_a_field_is_what_can_be_had_or_done(note, form, told):
    line = offered(note)
    assert (line.form, line.text) == (form, told)
    assert is_sure_offer(line)


@pytest.mark.parametrize(
    "note",
    [
        "Taxi: booked",
        "Lounge: free, 2 weeks",
        "Refund: half or a credit",
        "Upgrade: ask Dan",
        "Meeting: maybe Fri",
        "Upgrade: first class",
        "Taxi: up to £30",
    ],
)
def test_what_is_not_understood_to_its_end_is_no_field_that_is_told(note):
    assert not offered(note).fielded
    assert is_field(
        note, Setting(message=(), options=(), limits=(), fault="ours", customer_name=None, names=())
    )


def test_an_offer_of_a_whole_sentence_is_no_field():
    setting = Setting(message=(), options=(), limits=(), fault="ours", customer_name=None, names=())
    assert not is_field("We can do one of two things: refund the fee or send a new one.", setting)
