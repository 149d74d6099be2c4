import pytest

from app.engines.builtin.notes.context import context_of
from app.engines.builtin.notes.log.reader import log
from app.engines.builtin.notes.log.times import dates_of, time_at
from app.engines.builtin.notes.setting import Setting
from app.model.plan import Given


def _told(note, message="What is going on?", *others):
    notes = (note, *others)
    context = context_of(message, notes)
    setting = Setting(
        message=(), options=(), limits=(), fault="unknown", customer_name=None, names=(), text=message,
        context=context, facts=notes,
    )  # fmt: skip
    lines = log(Given(where="facts[0]", text=note), setting)
    return [line.sentence for line in lines or () if line.sentence]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "Appt 2: 4/11, cancelled by practice 3/11 17:40, reason: clinician off sick",
            [
                "The appointment on 4 November was cancelled by the practice on 3 November at 17:40.",
            ],
        ),
        (
            "Ord 4410: placed 2/9, disp 6/9, ret to sender 11/9 - addr incompl",
            [
                "Order 4410 was placed on 2 September.",
                "It was dispatched on 6 September.",
                "It was returned to the sender on 11 September, because the address was incomplete.",
            ],
        ),
        (
            "lift C: failed 29/10, part ord. ETA 6/11",
            ["Lift C failed on 29 October.", "A part was ordered.", "It is expected on 6 November."],
        ),
        ("Exhibition: runs to 11/1", ["The exhibition runs until 11 January."]),
        ("Pump down 29/10-1/11", ["The pump was down from 29 October to 1 November."]),
        ("Lesson: moved to 19:00", ["The lesson was moved to 19:00."]),
        ("Delivery booked for 10:30", ["Delivery was booked for 10:30."]),
    ],
)
def test_a_log_line_is_told_event_by_event(note, told):
    assert _told(note) == told


@pytest.mark.parametrize(
    "note",
    [
        "Order 3: cust rang 3/11, cancelled 4/11",
        "Order 3: cancelled 4/11 - house only",
        "Chased 15/10, escalated 4/11",
        "Order 3: zorbed 4/11, frumped 5/11",
        "The order was placed on 4/11.",
    ],
)
def test_what_is_not_sure_or_for_the_house_is_not_told(note):
    assert _told(note) == []


def test_a_deed_behind_what_was_not_read_is_told_of_nothing():
    told = _told("Job 12: logged 3/11, inspected 4/11, quibbled frobs 5/11, delivered 6/11")
    assert told == ["The job was logged on 3 November.", "It was inspected on 4 November."]


@pytest.mark.parametrize("note", ["Order 3: placed 2/9", "Order 3: placed 2/9 10:15"])
def test_where_the_sums_are_in_dollars_no_order_of_day_and_month_is_guessed(note):
    assert _told(note, "You charged me $40!") == []


def test_a_day_beyond_the_twelfth_shows_how_a_brief_writes_its_dates():
    assert _told("Order 3: placed 2/9", "You charged me $40!", "Parcel back 2/24") == [
        "Order 3 was placed on 9 February."
    ]


@pytest.mark.parametrize("text", ["31/2", "24/7", "0/4", "50/50", "13/13"])
def test_what_is_no_day_is_read_as_none(text):
    assert time_at(text, 0, dates_of((), overseas=False)) is None


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("day", [1, 9, 12, 13, 28])
def test_a_day_stays_the_day_that_it_is(day, month):
    found = time_at(f"{day}/{month}", 0, dates_of((), overseas=False))
    assert found is not None
    assert (found[0].days[0].day, found[0].days[0].month) == (day, month)


def test_a_visit_of_which_nobody_knows_if_it_is_over_is_told_as_set():
    assert _told("Boiler: visit 3/11") == ["The visit was set for 3 November."]


def test_what_was_due_and_did_not_come_is_over():
    assert _told("Claim 7: report due 8/10, not rcvd") == [
        "The report was due on 8 October.",
        "It has not been received.",
    ]


@pytest.mark.parametrize(
    "note",
    [
        "fence mended, wobbled gate 3/11",
        "QXR saw it, pump reset 3/11",
        "parcel delivered 3/11, wrong house",
        "pump reset 3/11, not working",
        "pump reset 3/11, QXR saw it, ZZP too, WWQ quibbled",
    ],
)
def test_without_a_label_a_note_is_told_only_from_its_head_and_where_the_rest_takes_nothing_back(note):
    assert _told(note) == []


def test_without_a_label_the_head_of_a_note_is_told_beside_a_piece_that_is_not_read():
    assert _told("pump reset 3/11, QXR saw it") == ["The pump was reset on 3 November."]
