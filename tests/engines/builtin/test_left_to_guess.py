"""A fact that is only guessed to be for the team is asked about; one that is marked so is simply kept back."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
MESSAGE = "The landing window whistles and your Sean put silicone round it. Is there a plan here?"
PLAN = "The factory needs three weeks to make the new sash."


def draft(*facts, **given):
    brief = {"message": MESSAGE, "facts": [*facts, PLAN], "fault": "ours", **given}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief)))


@pytest.mark.parametrize(
    "mark",
    [
        "Internal.", "Internal for now.", "For the team.", "Not for the customer.", "Not for the tenant.",
        "Do not repeat this.", "Staff only.",
    ],
)  # fmt: skip
def test_a_mark_behind_a_note_keeps_all_of_it(mark):
    made = draft(f"We have two other jobs with the same batch of seal. {mark}")
    assert "batch" not in made.reply.text
    assert "batch" in made.note
    assert mark.rstrip(".") not in made.reply.text


def test_a_fact_that_speaks_of_the_matter_is_never_left_out_without_asking():
    made = draft("Silicone won't fix that. The sash needs to be made again.")
    assert "Silicone won't fix that" in made.reply.text or made.verdict == "needs_you"


def test_the_marks_are_no_words_of_everyday():
    made = draft("The new seal is for the team at number 4 to fit.", "Our staff only work on weekdays.")
    assert "weekdays" in made.reply.text


@pytest.mark.parametrize(
    "order", ["Don't discuss them.", "Do not name the school.", "Never explain why it took so long."]
)
def test_an_order_to_who_writes_keeps_its_note(order):
    made = draft(f"The other family was charged too and have also asked. {order}")
    assert "other family" not in made.reply.text
    assert order.rstrip(".") not in made.reply.text


def test_an_ask_that_is_said_to_be_open_is_for_a_person_to_see():
    made = draft(
        "You get the full deposit of £1,150 back by Friday 17 May.",
        message="I want the check-in report, and the return of the £185 for the oven.",
        fault="unknown",
    )
    assert "don't have an answer" not in made.reply.text or made.verdict == "needs_you"
