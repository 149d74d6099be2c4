"""An apology may open a reply: "I'm sorry that …", for what befell the customer by our fault, and for nothing else."""

import asyncio

import pytest

from app.engines.builtin.concern.regretted import may_be_regretted
from app.model.brief import Brief
from tests.services import service_of

LEFT = "Your 8.40 coach left ten minutes early and I watched it go. I had to pay for a taxi."


def opening(message, **given):
    given = {"facts": ["The driver left ten minutes early."], "fault": "ours", **given}
    draft = asyncio.run(service_of("builtin").draft(Brief.model_validate({"message": message, **given})))
    return draft.reply.text.split("\n\n")[1]


def test_what_went_wrong_is_what_we_are_sorry_for():
    told = opening("Our coach from Bristol left early. We missed the ferry.")
    assert "sorry that our coach from Bristol left early" in told or "sorry that your coach" in told


@pytest.mark.parametrize("fault", ["customer", "third_party", "unknown"])
def test_only_where_the_fault_is_ours(fault):
    assert "sorry that" not in opening(LEFT, fault=fault)


def test_an_apology_that_was_made_before_is_not_made_again():
    thread = [{"from": "agent", "text": "I'm sorry that the coach left early. It was our mistake."}]
    assert "I'm sorry" not in opening(LEFT, thread=thread)


def test_a_sum_that_they_claim_is_not_granted():
    told = opening("You lost me £900 in sales. Your machine broke on Saturday.", facts=["The machine broke."])
    assert "£900" not in told


@pytest.mark.parametrize(
    "text",
    [
        "our vet said Biscuit needed the dental",
        "you were charged but you did ring",
        "you were supposed to get five",
        "she had to stand up",
        "the bank charged you too",
        "your daughter Ines has had violin with Ms Halloran for three years",
        "you've been coming here for twenty years",
    ],
)
def test_what_was_only_said_or_goes_against_itself_is_nothing_to_be_sorry_for(text):
    assert not may_be_regretted(text)


def test_what_goes_on_for_years_and_is_bad_may_be_regretted():
    assert may_be_regretted("you've been without a working lift for two months")


def test_what_they_did_themselves_is_not_regretted_with_what_did_not_come_of_it():
    told = opening(
        "I ported my number from my old carrier four days ago and I still can't get texts. Calls work.",
        facts=["The routing of texts was not updated on our side."],
    )
    assert "sorry that you ported" not in told
