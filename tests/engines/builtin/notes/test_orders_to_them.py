"""An order that only the customer can carry out is offered as theirs, and never claimed as a deed of ours."""

import asyncio

import pytest

from app.engines.builtin.notes.options import option_line
from app.model.brief import Brief
from app.model.plan import Given


def line(text):
    return option_line(Given(where="options[0]", text=text), None)


@pytest.mark.parametrize(
    ("note", "theirs"),
    [
        ("call us on 020 7946 0222 9-5", "call us on 020 7946 0222 9-5"),
        ("email us the photo", "email us the photo"),
        ("ring HP support 0800 408 4499", "ring HP support 0800 408 4499"),
        ("post it back to us", "post it back to us"),
        ("pay £35 if within 14 days", "pay £35 if within 14 days"),
        ("fill in form at example.org/claim", "fill in a form at example.org/claim"),
        ("appeal online at parkwise.example/appeal", "appeal online at parkwise.example/appeal"),
        ("rejoin online with code BACK", "rejoin online with the code BACK"),
        ("log in and choose a new slot", "log in and choose a new slot"),
        ("pay £20 admin fee", "pay the £20 admin fee"),
        ("take the held slot Thurs 19 June 11.20", "take the held slot on Thursday 19 June at 11.20"),
        ("ring the clinic desk for another date", "ring the clinic desk for another date"),
        ("ask for case review in writing", "ask for a case review in writing"),
        ("bring it to the desk with your receipt", "bring it to the desk with your receipt"),
        ("show the receipt at the till", "show the receipt at the till"),
        ("please scan the QR code on the box", "scan the QR code on the box"),
        ("post it to us, then we send new one", "post it to us, and we'll send a new one"),
        ("send us the ticket number, and we confirm it", "send us the ticket number, and we'll confirm it"),
    ],
)
def test_what_they_do_stands_behind_you_can(note, theirs):
    made = line(note)
    assert (made.form, made.text, made.addressed) == ("theirs", theirs, True)
    assert made.item == f"You can {theirs}"


@pytest.mark.parametrize(
    "note",
    [
        "call her tomorrow 9am",
        "ring Mrs Hale back on 0161 496 0000",
        "email her the form to ann@hale.example",
        "send courier to collect",
        "tell courier to call us first",
        "refund £6",
        "pay £35 to her account",
        "collect car tomorrow morning on our truck",
        "complete the form for her",
        "bring a new one to her door",
        "post new part by Friday",
        "pay the invoice for him",
        "take the sofa back to the workshop",
    ],
)
def test_what_we_do_stays_ours(note):
    assert not line(note).addressed


@pytest.fixture(scope="module")
def told(service):
    """The reply to a message with one offer."""

    def write(order):
        brief = Brief(message="My jug came in bits.", options=(order,), fault="ours")
        return asyncio.run(service.draft(brief)).reply.text

    return write


def test_what_comes_by_our_means_is_ours():
    assert line("collect car tomorrow morning on our truck").form == "vp"
    assert line("collect it from the shop").form == "theirs"


@pytest.mark.parametrize("order", ["fill in form at jug.example/claim", "call us on 020 7946 0222"])
def test_nothing_of_it_is_promised(told, order):
    assert "You can " in told(order)
    assert "arrange" not in told(order)
    assert "go ahead" not in told(order)


@pytest.mark.parametrize("order", ["send courier to collect", "tell courier to call first"])
def test_an_order_is_nobody_who_can_do_something(told, order):
    assert " courier can " not in told(order)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "If the rent bounces all the same, send us the landlord's charge and we pay it",
            "If the rent bounces all the same, you can send us the landlord's charge, and we'll pay it",
        ),
        (
            "If it still leaks: send us a photo and we come out",
            "If it still leaks, you can send us a photo, and we'll",
        ),
    ],
)
def test_what_they_do_in_a_case_stands_behind_the_case(note, told):
    assert line(note).text.startswith(told)
