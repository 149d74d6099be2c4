"""Where a note's "she" may be the customer or her mother, a person reads whom it means."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
MOTHER = (
    "Your collector was at my mother's door at 8.45 on a Sunday night. She's 91 and she signed up for £25 a month as "
    "he looked cold. Cancel it, and take her off whatever list she is on."
)
OWN = "Your collector was at my door at 8.45 on a Sunday night and I signed up for £25 a month. Please cancel it."


def verdict(message, **notes):
    brief = {"message": message, "customer": {"name": "Joanne Barlow"}, "fault": "third_party", **notes}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief)))


@pytest.mark.parametrize(
    "notes",
    [
        {"facts": ["The direct debit has now been cancelled, and her address is off the list."]},
        {"facts": ["The payment was stopped."], "options": ["We can send her a letter of apology."]},
    ],
)
def test_it_is_the_daughter_or_the_mother(notes):
    assert verdict(MOTHER, **notes).verdict == "needs_you"
    assert not any("“" in reason for reason in verdict(OWN, **notes).verdict_reasons)  # none of a note


def test_whom_the_note_itself_names_is_sure():
    facts = ["The payment was stopped, and we wrote to Joanne when her message came."]
    assert verdict(MOTHER, facts=facts).verdict == "ready"


@pytest.mark.parametrize(
    ("customer", "told"),
    [
        ("Ros", "needs_you"),
        ("Graham T.", "needs_you"),
        (None, "needs_you"),
        ("Ros Tierney", "ready"),
        ("Ms Tierney", "ready"),
    ],
)
def test_a_titled_name_is_the_customer_s_only_where_their_surname_is_known(customer, told):
    brief = {
        "message": "The kiln trips every day since you fitted the meter on Monday.",
        "customer": {"name": customer} if customer else {},
        "facts": ["Our fitter installed a smart meter at Ms Tierney's studio on Monday."],
        "fault": "ours",
    }
    assert asyncio.run(SERVICE.draft(Brief.model_validate(brief))).verdict == told


def test_whoever_signs_is_not_told_of_as_another():
    brief = {
        "message": "I asked for an inch and four inches are gone.",
        "customer": {"name": "Tessa Wynn"},
        "agent": {"name": "Monique"},
        "facts": ["The stylist cut off four inches."],
        "options": ["Our senior stylist, Monique, can reshape the cut for free."],
        "fault": "ours",
    }
    assert asyncio.run(SERVICE.draft(Brief.model_validate(brief))).verdict == "needs_you"


def test_whose_name_stands_on_a_daughters_certificate_a_person_reads():
    message = "Why do I have to pay to change the name on my daughter's certificate? You spelt it wrong."
    fact = "The certificate was printed from the form, where her name is spelt Katherin."
    draft = asyncio.run(
        SERVICE.draft(Brief.model_validate({"message": message, "facts": [fact], "fault": "customer"}))
    )
    assert draft.verdict == "needs_you"
