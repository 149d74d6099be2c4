"""What blames nobody: a colleague's duty told as ours, and what was not sent told as what we have not received."""

import asyncio

import pytest

from app.engines.builtin.notes.not_received import as_not_received
from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def draft(*facts, message="Nobody told me whom to ask about the pillar. Who is it to do with?", **given):
    brief = {"message": message, "facts": list(facts), "fault": "third_party", **given}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief)))


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (
            "The colleague in the box office should have told her who to go to.",
            "We should have told you who to go to.",
        ),
        ("The lad who told her two weeks should have measured the gap.", "We should have measured the gap."),
        (
            "Our receptionist could have looked that up and did not.",
            "We could have looked that up and did not.",
        ),
    ],
)
def test_what_a_colleague_should_have_done_is_ours_and_we_are_sorry(fact, told):
    text = draft(fact, customer={"name": "Imogen Slate"}).reply.text
    assert told in text
    assert "sorry" in text or "apologise" in text


def test_a_driver_may_be_the_other_firms_where_that_is_at_fault():
    assert "We should have" not in draft("The driver should have rung the bell twice.").reply.text


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("You did not upload the skip firm's insurance.", "We did not receive the skip firm's insurance."),
        ("You never gave us a new one.", "We have not received a new one."),
        (
            "You have not sent a copy of your passport yet.",
            "We have not received a copy of your passport yet.",
        ),
        ("You did not send the form back.", "You did not send the form back."),
        ("You did not give notice.", "You did not give notice."),
        ("You did not read the notice.", "You did not read the notice."),
    ],
)
def test_what_was_not_sent_was_not_received(sentence, told):
    assert as_not_received(sentence) == told


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("She should not glue the crown herself.", "You should not glue the crown yourself."),
        ("She chose the colour herself.", "You chose the colour."),
    ],
)
def test_a_finger_is_pointed_at_no_one_and_what_they_may_do_keeps_its_self(fact, told):
    text = draft(
        fact, message="The crown fell out. What now? Imogen Slate", customer={"name": "Imogen Slate"}
    ).reply.text
    assert told in text


def test_an_hour_that_a_translator_takes_is_nobody_elses():
    message = "My mother's name is spelled wrong in the translation. Please what can be done? Anton"
    facts = ["The translator used the standard spelling.", "A corrected copy takes her about an hour."]
    text = draft(*facts, message=message, fault="customer").reply.text
    assert "takes your mother" not in text
