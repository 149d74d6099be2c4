"""Log lines that leave out their verb, that name two events, or that are a list."""

import pytest

from app.engines.builtin.notes.context import context_of
from app.engines.builtin.notes.log.listed import unlisted
from app.engines.builtin.notes.log.reader import log
from app.engines.builtin.notes.setting import Setting
from app.model.plan import Given


def _told(note, *before, message="What is going on?", thing=None, after=()):
    notes = (*before, note, *after)
    setting = Setting(
        message=(), options=(), limits=(), fault="unknown", customer_name=None, names=(), text=message,
        context=context_of(message, notes), facts=notes, thing=thing,
    )  # fmt: skip
    lines = log(Given(where="facts[0]", text=note), setting)
    return [line.sentence for line in lines or () if line.sentence]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("eng 30/10", ["The engineer's visit was set for 30 October."]),
        ("2nd visit tues am", ["The second visit was set for Tuesday morning."]),
        (
            "3rd visit rescheduled 14/11 8-10",
            ["The third visit was rescheduled for 14 November between 8 and 10."],
        ),
        ("refund 22/11 £45 BACS", ["A refund of £45 by bank transfer is recorded for 22 November."]),
        ("coll wed 19/11 am", ["The collection is recorded for the morning of Wednesday 19 November."]),
        ("est restore 20/11 pm", ["The service is expected to be restored on the afternoon of 20 November."]),
        ("short staffed 3/11", ["We were short of staff on 3 November."]),
        ("part arr 15/11", ["A part is recorded as arriving on 15 November."]),
        ("boiler down since 14/11", ["The boiler has been down since 14 November."]),
    ],
)
def test_a_line_without_a_verb_is_told_as_far_as_it_is_sure(note, told):
    assert _told(note) == told


def test_what_is_put_right_is_not_told_as_lasting():
    assert _told("boiler down since 14/11", after=("boiler repaired 16/11",)) == []


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "watch 4411: booked in 12/11, moved to bench 14/11",
            ["The watch was booked in on 12 November.", "It was moved to the bench on 14 November."],
        ),
        (
            "order 88213: desk rtnd 3/11, insp 5/11",
            ["The desk was returned on 3 November.", "It was inspected on 5 November."],
        ),
        (
            "1st visit 30/10 canc by us 29/10, van off road",
            [
                "The first visit on 30 October was cancelled by us on 29 October.",
                "The van was off the road.",
            ],
        ),
        (
            "claim 5581 rejected 9/11: ticket image unreadable",
            ["Claim 5581 was rejected on 9 November, because the ticket image was unreadable."],
        ),
        (
            "DD due 15/11, taken 12/11",
            ["The direct debit was due on 15 November.", "It was taken on 12 November."],
        ),
        ("reminder 3/11 sent in error", ["A reminder was sent in error on 3 November."]),
        ("Sun 16/11 08:00 visit missed", ["The visit on Sunday 16 November at 08:00 was missed."]),
        ("08:15 canc 07:50 - swell", ["The 08:15 was cancelled at 07:50 because of the swell."]),
        ("notice printed 11:45", ["The notice was printed with 11:45."]),
    ],
)
def test_two_events_a_reason_and_a_day_are_told_of_what_they_belong_to(note, told):
    assert _told(note) == told


def test_an_event_that_names_nothing_is_told_of_what_they_write_of():
    assert _told("desp 11/11, tracked 48", thing="your parcel") == [
        "Your parcel was dispatched on 11 November."
    ]
    assert _told("rptd 10/11 09:12", thing="your heating") == [
        "The matter was reported on 10 November at 09:12."
    ]
    assert _told("desp 11/11", thing="your complaint") == []


def test_an_event_that_names_nothing_is_told_of_the_one_thing_of_the_note_before():
    message = "I need my prescription."
    assert _told("re-sent to Boots High St 17/11", "prescription issued 12/11", message=message) == [
        "Your prescription was resent to Boots High St on 17 November."
    ]


@pytest.mark.parametrize(
    "note",
    [
        "fit 3/11, fell 4/11",
        "eng booked 3/11, Tony rang",
        "parcel delivered 3/11, wrong house",
        "sent to Dave 3/11",
    ],
)
def test_nothing_is_told_of_the_wrong_thing_or_of_what_came_to_nothing(note):
    told = " ".join(_told(note))
    assert not any(word in told for word in ("fell", "Tony", "delivered", "Dave"))


def test_a_part_that_the_note_before_names_is_not_what_is_ready():
    assert _told("ready 25/11", "wheel ordered 3/11", message="Where is my bike?") == []


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("1 ticket refunded 18/11 £12", ["1 ticket was refunded on 18 November (£12)."]),
        ("2 tins desp 10/11", ["2 tins were dispatched on 10 November."]),
        (
            "phones down 17/11-18/11 line fault",
            ["The phones were down from 17 November to 18 November.", "There was a line fault."],
        ),
        ("dep refd 15/11 £80", ["The deposit was refunded on 15 November (£80)."]),
    ],
)
def test_what_is_counted_and_what_went_wrong_is_told(note, told):
    assert _told(note) == told


def test_no_visit_is_told_as_mended_and_what_was_planned_and_cancelled_was_planned():
    assert _told("recovered 19/11", "delivery 15/11 cancelled 14/11") == []
    assert _told("Rebkd 12/11 2pm, canc 11/11", "eng 4/11 2pm") == [
        "The visit was rebooked for 12 November at 2pm.",
        "It was cancelled on 11 November.",
    ]


def test_a_decision_is_told_of_the_claim_that_they_write_of():
    assert _told("approved 17/11 £2,140", thing="your claim") == [
        "Your claim was approved on 17 November (£2,140)."
    ]


def test_a_note_that_is_all_for_the_house_is_no_log():
    assert _told("1st + 3rd appt 4/11: Dr Okafor off sick") == []


def test_illness_of_the_house_is_left_out_and_what_came_of_it_is_told():
    note = "Tues class 18/11 canc 15:40, instructor off sick"
    assert _told(note) == ["The Tuesday class on 18 November was cancelled at 15:40."]


@pytest.mark.parametrize(
    ("note", "line"),
    [
        (
            "1. proof approved 4/11 2. printed 7/11 3. sent 8/11",
            "proof approved 4/11; printed 7/11; sent 8/11",
        ),
        ("- missed 28/10\n- missed 4/11", "missed 28/10; missed 4/11"),
        ("Three tries: 1. 4/11 2) no access", "Three tries: 1. 4/11 2) no access"),
        (
            "Bin not emptied:\n- crew short 4/11\n- lorry 11/11",
            "Bin not emptied: crew short 4/11; lorry 11/11",
        ),
        ("No. 3 and no. 4 sent", "No. 3 and no. 4 sent"),
        ("version 2. fixed", "version 2. fixed"),
    ],
)
def test_a_list_is_read_as_one_line(note, line):
    assert unlisted(note) == line
