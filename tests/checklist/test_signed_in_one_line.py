"""A reply that ends with name and company in one line is signed, with or without a line of space before it."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

BRIEF = Brief.model_validate(
    {
        "message": "When are Bella's stitches due out?",
        "agent": {"name": "Tom Ashby"},
        "company": "Ferndale Vets",
    }
)
SAID = (
    "Dear Ann,\n\nYou asked when Bella's stitches are due out, and nobody told you. I'm sorry about that; it must "
    "be worrying to watch her and not to know. I'm looking it up now, and I'll write to you as soon as I have an "
    "answer. If she pulls at them in the meantime, please tell me."
)


@pytest.fixture(scope="module")
def form_of():
    """The item of form for a reply to BRIEF."""
    service = service_of()

    def status(reply):
        checked = asyncio.run(service.check(BRIEF, reply))
        return next(item.status for item in checked.checklist if item.id == "ready-to-send")

    return status


@pytest.mark.parametrize(
    "last", ["Tom Ashby, Ferndale Vets", "Tom · Ferndale Vets", "Tom Ashby - Ferndale Vets"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_name_and_company_in_one_line_close_a_reply(form_of, last, gap):
    assert form_of(f"{SAID}{gap}{last}") == "met"


def test_a_sentence_that_names_both_does_not_close_it(form_of):
    assert form_of(f"{SAID}\nTom Ashby, Ferndale Vets, took them out.") == "missed"
