"""What the finders leave unsearched holds nothing for them."""

import pytest

from app.text.particulars import find

JOINED = [
    ("Please quote REFA-123 when you ring", "A-123"),
    ("see ordern° 77 for it", "77"),
    ("my booking number 12345 is lost, room B is cold", "12345"),
    ("Das Paket nr 88-40355 fehlt", "88-40355"),
]


@pytest.mark.parametrize(("text", "code"), JOINED)
def test_a_code_is_found_behind_a_label_however_they_are_joined(text: str, code: str) -> None:
    assert any(code in p.text for p in find(text) if p.type == "reference")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("look at WWW.EXAMPLE.COM please", "link"),
        ("it is on example.co.uk/help now", "link"),
        ("ring 020 7946 0958 today", "phone"),
        ("we live at 12 High Street now", "address"),
        ("the one in Mill road was shut", "address"),
        ("send it to AB1 2CD", "address"),
        ("ask MRS. Holt about it", "name"),
        ("my  name is Ann Lee", "name"),
    ],
)
def test_each_kind_is_found_in_an_unusual_spelling(text: str, kind: str) -> None:
    assert kind in {p.type for p in find(text)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("cut to 29½", "29.5"),
        ("cut to 29 1/2", "29.5"),
        ("¾ of an inch is left", "0.75"),
        ("3/4 inch of cloth", "0.75"),
        ("10 3/4", "10.75"),
    ],
)
def test_a_fraction_is_one_number_however_it_is_written(text: str, value: str) -> None:
    assert value in {form for p in find(text) for form in p.forms}


def test_a_day_and_its_month_are_no_fraction() -> None:
    assert [p.type for p in find("we met on 3/4 in the shop")] == ["date"]


@pytest.mark.parametrize(
    "text",
    ["on Saturday between 8 and 1", "Sat 8-13", "8 to 1 on Saturday", "Saturday from 8 until 1", "Sat 8–13"],
)
def test_hours_beside_a_day_are_times(text: str) -> None:
    times = [p.forms for p in find(text) if p.type == "time"]
    assert len(times) == 2
    assert "08:00" in times[0]
    assert "13:00" in times[1]


@pytest.mark.parametrize(
    "text", ["between 8 and 10 parcels on Monday", "from 8 to 10", "Monday 3-5 days later"]
)
def test_what_counts_something_is_no_hour(text: str) -> None:
    assert not [p for p in find(text) if p.type == "time"]


def test_an_hour_before_its_day_is_a_time() -> None:
    assert [p.type for p in find("come before 6 on Friday")] == ["time", "date"]
