"""A note that is jotted as the field of a form is told as a sentence, or not at all."""

from datetime import date

import pytest

from app.engines.builtin.notes.fields.reader import told_as_fields
from app.engines.builtin.notes.setting import Setting
from app.model.plan import Given
from tests.engines.builtin.notes.fields.fielded import MESSAGE, told


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Voucher: emailed today", "The voucher was emailed today."),
        ("Spare wheel: fitted", "The spare wheel has been fitted."),
        ("Curtains: hemmed", None),  # no list of ours has that, and it may be what they are
        ("Curtains: shortened, at no charge", "The curtains have been shortened at no charge."),
        ("Windscreen: in stock", "The windscreen is in stock."),
        ("Kiln: out of action since Monday", "The kiln has been out of action since Monday."),
        ("Cello: ready Fri 3rd", "The cello will be ready on Friday the 3rd."),
        ("Oven: not yet tested", "The oven has not been tested yet."),
        ("Wallet: found, at reception", "The wallet has been found and is at reception."),
        ("Pram: repaired, ready from 2pm", "The pram has been repaired and will be ready from 2pm."),
        ("Tyres: 2 replaced", "2 tyres have been replaced."),
        ("Strings: 2 broken, replaced", "2 strings were broken and have been replaced."),
        ("Order 4471: dispatched 3 Nov", "Order 4471 was dispatched on 3 November."),
        ("Part no. 4471: in stock", "Part number 4471 is in stock."),
        ("Dogs: allowed", "Dogs are allowed."),
        ("Permit: valid until 30 June", "The permit is valid until 30 June."),
        ("Hall: free 9th, 2-6pm", "The hall is free on the 9th between 2 and 6pm."),
        ("Temporary heaters: 2, delivered today", "2 temporary heaters were delivered today."),
        ("Van: off the road since Mon", "The van has been off the road since Monday."),
        ("Photo ID: needed", "A photo ID is needed."),
        ("Keys: handed in by cleaner Mon", "The keys were handed in by the cleaner on Monday."),
        ("Membership: frozen from 1 March", "The membership is frozen from 1 March."),
    ],
)
def test_what_has_become_of_a_thing(note, sentence):
    assert told(note) == ([sentence] if sentence else None)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Delivery date - Thurs 14th, am", "The delivery date is Thursday the 14th, in the morning."),
        ("New appt: Weds 22nd, 8-10am", "The new appointment is on Wednesday the 22nd between 8 and 10am."),
        ("Visit: booked Thurs 14th", "The visit is booked for Thursday the 14th."),
        ("Fix: tomorrow by 6pm", "The repair is due tomorrow by 6pm."),
        ("Decision due: 12 June", "The decision is due on 12 June."),
        ("ETA: Fri, pm", "The expected time is Friday afternoon."),
        (
            "Opening hours: Mon-Sat 9-5.30",
            "The opening hours are from Monday to Saturday between 9 and 5:30.",
        ),
        ("Shop hours Sat: 9-1", "On Saturday the shop hours are between 9 and 1."),
        ("Last visit: 3 May", "The last visit was on 3 May."),
        ("Appointment: moved to Tues 12th", "The appointment has been moved to Tuesday the 12th."),
        ("Table: booked for 4, Sat 7.30pm", "The table is booked for 4 on Saturday at 7:30pm."),
        ("Delivery: 3-5 days", "The delivery takes 3 to 5 days."),
        ("Finish: end of May", "The finish is the end of May."),
        ("Date of visit: 3 May", "The date of the visit is 3 May."),
        ("Visit: Mon 3rd 9am, with Raj", "The visit is on Monday the 3rd at 9am with Raj."),
        (
            "Collection: any day from Weds, 9-5",
            "The collection is possible any day from Wednesday between 9 and 5.",
        ),
        ("Service: 09.14, Sat", None),  # of a train on which they sat it is not the time to come
        ("First visit: Mon 4th", None),  # nor need the first be still to come
    ],
)
def test_when_something_is(note, sentence):
    assert told(note) == ([sentence] if sentence else None)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Refund: approved, £42.50", "The refund of £42.50 has been approved."),
        ("Refund - £118, to card, 3-5 working days",
         "The refund of £118 goes to the card and takes 3 to 5 working days."),
        ("Refund: £30 (partial)", "The partial refund is £30."),
        ("Refund: £18.99 by cheque", "The refund of £18.99 is paid by cheque."),
        ("Vet bill: £210, paid 3/5", "The vet bill of £210 was paid on 3 May."),
        ("Duplicate charge: £118, 3 Nov", "The duplicate charge of £118 is dated 3 November."),
        ("Credit: £12.40, next bill", "The credit of £12.40 goes on the next bill."),
        ("Fee: £360 inc VAT", "The fee is £360 including VAT."),
        ("Late fee: none", "There is no late fee."),
        ("Refund: 50%, £210, by Fri", "The refund of £210 (50%) is due by Friday."),
        ("Refund on hive: £15, to card", "The refund of £15 on the hive goes to the card."),
        ("Cost: £180-£220", "The cost is between £180 and £220."),
        ("Goodwill: £15", "The gesture of goodwill is £15."),
        ("Parts and labour: £120 inc VAT", "The cost of parts and labour is £120 including VAT."),
        ("Call-out fee: waived as goodwill", "The call-out fee has been waived as a gesture of goodwill."),
        ("Courtesy car: available, £15 a day", "The courtesy car is available at £15 a day."),
        ("His deposit: £200, held", "Your deposit of £200 is held."),
        ("Balance: £240, due on arrival", "The balance of £240 is due on arrival."),
    ],
)  # fmt: skip
def test_a_sum_and_what_becomes_of_it(note, sentence):
    assert told(note) == [sentence]


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Engineer: Raj, 2-4pm", "The engineer is Raj, who is due between 2 and 4pm."),
        ("Case officer: P. Yates", "The case officer is P. Yates."),
        ("Courier: DPD", "The courier is DPD."),
        ("Funeral director: Mrs Bell", "The funeral director is Mrs Bell."),
        ("Engineer: booked Thurs 9am", "The engineer is booked for Thursday at 9am."),
        ("Engineer: off sick", None),
        ("Driver: late", None),
        ("Engineer: tomorrow", None),
        ("Engineer: Raj or Pete", None),
        ("Engineer: Sam", None),  # who signs
        ("Contact: Hannah Birch", None),  # who wrote
    ],
)
def test_who_it_is(note, sentence):
    assert told(note) == ([sentence] if sentence else None)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Cause: failed pump", "The cause was a failed pump."),
        ("Cause: leak under bath", "The cause was a leak under the bath."),
        ("Cause: wear and tear", "The cause was wear and tear."),
        ("Delay reason: fabric shortage at the mill", "The delay reason was a fabric shortage at the mill."),
        ("Reason: road closed", "The reason was that the road was closed."),
        ("Cause: door motor burnt out", "The cause was that the door motor burnt out."),
        ("Fault: cut cable on Mill Lane", "The fault is a cut cable on Mill Lane."),
        ("Findings: blocked gutter, no rising damp", "A blocked gutter and no rising damp were found."),
        ("Cause: misuse", None),
        ("Cause: unknown", None),
        ("Cause: possibly a worn belt", None),
        ("Reason: driver ill", None),
    ],
)
def test_what_the_cause_was(note, sentence):
    assert told(note) == ([sentence] if sentence else None)


def test_a_cause_that_may_lie_with_the_customer_is_for_a_person_to_tell():
    assert told("Cause: failed pump", fault="customer") is None


def test_a_fault_that_was_put_right_is_over():
    put_right = "The cable was repaired at noon."
    assert told("Fault: cut cable on Mill Lane", MESSAGE, put_right) == [
        "The fault was a cut cable on Mill Lane."
    ]


@pytest.mark.parametrize(
    ("note", "sentences"),
    [
        ("Valve: ordered, due Weds, fitting Thurs 9-11am",
         ["The valve has been ordered and is due on Wednesday.", "The fitting is on Thursday between 9 and 11am."]),
        ("Order: dispatched 3 Nov, courier DPD, ref DX-4471",
         ["The order was dispatched on 3 November.", "The courier is DPD.", "The reference is DX-4471."]),
        ("Course: full, waiting list open", ["The course is full.", "The waiting list is open."]),
        ("Lamps: box 44 found at the depot", ["As for the lamps, box 44 has been found at the depot."]),
        ("Refund: £20, approved; Engineer: Raj",
         ["The refund of £20 has been approved.", "The engineer is Raj."]),
        ("Part: arrives Weds. Fitting: Thurs 20th, 9am",
         ["The part arrives on Wednesday.", "The fitting is on Thursday the 20th at 9am."]),
    ],
)  # fmt: skip
def test_what_stands_beside_is_a_sentence_of_its_own(note, sentences):
    assert told(note) == sentences


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Seats left: 4", "There are 4 seats left."),
        ("Stock: 3", "There are 3 in stock."),
        ("Stock: none until 20 May", "There is no stock until 20 May."),
        ("Deposit paid: yes", "The deposit has been paid."),
        ("Deposit paid: £200", "The deposit of £200 has been paid."),
        ("Dogs allowed: no", "Dogs are not allowed."),
        ("Waiting list place: 3rd", "The waiting list place is number 3."),
        ("Damaged item: no need to return", "There is no need to return the damaged item."),
        ("Order no: 77120", "The order number is 77120."),
        ("Colour: blue", "The colour is blue."),
        ("Meter reading: 41,317", "The meter reading is 41,317."),
        ("Gate code: 4417", None),
    ],
)
def test_a_word_or_a_number(note, sentence):
    assert told(note) == ([sentence] if sentence else None)


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (MESSAGE, None),
        ("When will the delivery be?", ["The delivery is on Tuesday."]),
    ],
)
def test_a_bare_day_is_to_come_where_they_ask_when_it_is(message, sentence):
    assert told("Delivery: Tues", message) == sentence


def test_a_day_that_the_message_does_not_name_is_to_come():
    asked = "The parcel was to come on Friday, and I stayed in all day."
    assert told("Delivery: Thurs 12th, by hand", asked) == ["The delivery is on Thursday the 12th by hand."]


def test_a_day_that_the_message_names_may_be_over():
    assert told("Visit: Mon 3rd, 9-11am", "You did not come on Monday the 3rd.") is None


def test_a_day_is_told_by_the_day_of_the_reply():
    assert told("Visit: 3 May", today=date(2026, 5, 9)) == ["The visit was on 3 May."]
    assert told("Visit: 12 May", today=date(2026, 5, 9)) == ["The visit is on 12 May."]
    assert told("Parcel: due 3 May", today=date(2026, 5, 9)) is None


def test_the_fault_of_somebody_at_work_is_not_told():
    assert told("Missed visit: driver ill, no cover") is None


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("is the bike ready and what do i owe", "The bike is ready."),
        ("The bike is ready, you write, and the shop is shut.", "known"),
    ],
)
def test_what_they_ask_is_told_though_it_has_the_same_words(message, sentence):
    assert told("Bike: ready", message) == [sentence]


def test_an_offer_is_no_fact():
    setting = Setting(message=(), options=(), limits=(), fault="ours", customer_name=None, names=())
    assert told_as_fields(Given(where="options[0]", text="Refund: £20"), setting) is None
