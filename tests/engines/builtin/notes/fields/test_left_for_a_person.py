"""What the helpdesk keeps for itself, what is no field and what is not understood to its end is not told as a field."""

import pytest

from tests.engines.builtin.notes.fields.fielded import told


@pytest.mark.parametrize(
    "note",
    ["Priority: high", "Tone: annoyed, be nice", "SLA: breached", "Account no.: 88213", "VIP: no", "Mood: cross",
     "Customer since: 2014", "Sentiment: calm", "Tags: optics, complaint", "Ticket: INC-5521"],
)  # fmt: skip
def test_what_the_helpdesk_keeps_for_itself_is_not_told(note):
    assert told(note) == ["internal"]


@pytest.mark.parametrize(
    "note",
    [
        "She asked two things: the price and the date.",
        "Nothing was deleted: all photos are on the server.",
        "We checked it - the lens is fine.",
        "The order is valid: four seats in row H.",
        "Nobody rang her Thurs - office should have",
        "No faster part - tried 3 merchants",
        "Action: none",
        "Next step: ring her",
        "Promise: call Friday",
        "Monday: closed",
        "Leeds: closed",
        "Refund: no",
        "Refund: £18 approx",
        "Refund: declined",
        "Delivery: Fri am or Mon pm",
        "Fitting: Thurs 20th, back on by 4pm",  # what is back on is not the fitting
        "Boiler: Vaillant, 9 yrs old, pressure fault",
        "Hold: drops off in 3-5 days",
        "Order: part shipped",
        "Delivery: cancelled by him",
        "Expiry: 03/26",
        "Menu: nut free since April",
        "Name: spelt wrong",
        "Refund: blocked by fraud team",
        "Scan: lump found",
        "Goodwill: up to £20",
        "Refund: £20 as last resort",
        "Parcel: damaged by driver",
        "Card: blocked by bank",
        "Hair: in food",
        "Op: failed",
        "Car: stays in lane 4",
        "Hire car: free for 3 days",
        "Search: found in van 12",
        "Job: not finished, back Mon 9am",
        "Delivery: cancelled by weather",
        "Weekend: closed",
    ],
)
def test_what_is_no_field_or_not_understood_to_its_end_stays_as_it_was(note):
    assert told(note) is None
