"""A note that names the agent who signs is told as theirs; where somebody is, or another of that name, is not."""

import asyncio

import pytest

from app.engines.builtin.notes.own_name import as_own
from app.model.brief import Brief
from tests.services import service_of

MESSAGE = "Nobody rings me back about my boiler. When will it be fixed?"


@pytest.mark.parametrize(
    ("note", "agent", "own"),
    [
        ("Helen will call Tues", "Helen", "i will call Tues"),
        ("Helen to ring him Mon", "Helen Carter", "i will ring him Mon"),
        ("Helen Carter spoke to supplier 2 Nov", "Helen Carter", "i spoke to supplier 2 Nov"),
        ("Helen has the file.", "Helen", "I have the file."),
        ("pharmacist Mr Shah rang GP 9:15", "Mr Shah", "i rang GP 9:15"),
        ("part ordered by Helen 4 Nov", "Helen", "part ordered by me 4 Nov"),
        ("Helen's note of 3 Nov is on file", "Helen", "my note of 3 Nov is on file"),
        ("Helen can drop it off on her way home.", "Helen", "I can drop it off on my way home."),
        (
            "It was left on Helen's desk while she was ill.",
            "Helen",
            "It was left on my desk while I was ill.",
        ),
    ],
)
def test_the_agent_speaks_for_themselves(note, agent, own):
    assert as_own(note, agent, MESSAGE) == own


@pytest.mark.parametrize(
    ("note", "agent", "message"),
    [
        ("Helen is off sick today", "Helen", MESSAGE),
        ("Helen Marsh will call Tues", "Helen", MESSAGE),
        ("Helen will call Tues", "Helen", "Yours, Helen Brown"),
        ("Mr Jones will call Tues", "Mr Shah", MESSAGE),
        ("Helena will call", "Helen", MESSAGE),
        ("Helen will call Tues", None, MESSAGE),
    ],
)
def test_others_keep_their_name(note, agent, message):
    assert as_own(note, agent, message) == note


def test_the_reply_says_i(draft):
    text = draft(
        facts=["Helen left vm 3 Nov", "Helen will call Tues 10am"], agent={"name": "Helen"}
    ).reply.text
    assert "I left a voicemail on 3 November" in text
    assert "I will call on Tuesday at 10am" in text


@pytest.mark.parametrize("note", ["her invoice came back unopened 12 Nov", "his form was sent to us 12 Nov"])
def test_what_is_another_customers_is_never_the_customers(draft, note):
    made = draft(facts=["one other customer affected", note])
    assert "your invoice" not in made.reply.text.lower()
    assert "your form" not in made.reply.text.lower()


def test_whose_mother_it_is_has_to_be_known(draft):
    assert "mum" not in draft(facts=["mum to sign the form at desk"]).reply.text


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The claim has been given to Louisa alone, and she will answer all his questions.",
         "The claim has been given to me alone, and I will answer all your questions."),
        ("The claim was given to Louisa, and she will be paid for it.", None),
    ],
)  # fmt: skip
def test_what_somebody_will_do_to_whom_it_was_given_is_done_by_who_signs(note, told):
    brief = {"message": "My claim takes ten weeks. How long still?", "facts": [note], "fault": "ours"}
    brief |= {"agent": {"name": "Louisa"}, "customer": {"name": "Ben Hall"}}
    text = asyncio.run(service_of("builtin").draft(Brief.model_validate(brief))).reply.text
    assert told in text if told else "I will be paid" not in text
