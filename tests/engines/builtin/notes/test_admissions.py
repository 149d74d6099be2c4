"""What we told the customer wrong is owned to them; how a colleague is, and what becomes of them, stays inside."""

import asyncio

import pytest

from app.engines.builtin.notes.admissions import is_admission
from app.engines.builtin.notes.context import Context
from app.engines.builtin.notes.in_full import told
from app.engines.builtin.notes.setting import Setting
from app.model.brief import Brief
from app.model.plan import Given
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(fact, *, fault="ours", name="Becky Moss"):
    brief = {
        "message": "I am unhappy about how this went, and it has cost me a day. Please put it right.",
        "customer": {"name": name},
        "fault": fault,
        "facts": [fact, "The account was put right this morning."],
    }
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief)))


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        (
            "The earlier advice to clear the cache was wrong for this case.",
            "The earlier advice to clear the cache was",
        ),
        ("Whoever told Becky that clocks are not covered was mistaken.", "Whoever told you that clocks"),
        (
            "She was wrongly told that the branch had closed.",
            "You were wrongly told that the branch had closed.",
        ),
        (
            "I told her that it was in stock, and that was a mistake.",
            "I told you that it was in stock, and that was",
        ),
        ("She is right about the ragwort, our photo shows it.", "You are right about the ragwort"),
        ("Nobody at the desk told her about the ramp.", "Nobody at the desk told you about the ramp."),
        (
            "I fired that batch too cool in March, so this is my doing and not her washing up.",
            "I fired that batch",
        ),
    ],
)
@pytest.mark.parametrize("fault", ["ours", "unknown"])
def test_what_was_wrong_is_told_once_whoever_is_at_fault(fact, says, fault):
    assert reply(fact, fault=fault).reply.text.count(says) == 1


SETTING = Setting(
    message=(), options=(), limits=(), fault="ours", customer_name="Becky Moss", names=(), context=Context()
)


@pytest.mark.parametrize(
    ("fault", "owned"),
    [("ours", True), ("third_party", False)],
)
def test_where_the_fault_is_ours_it_is_a_mistake_of_ours(fault, owned):
    fact = Given(
        where="facts[0]", text="The advice in our chat to reset the router was not right for this fault."
    )
    (line,) = told(fact, SETTING.model_copy(update={"fault": fault}))
    assert line.sentence == fact.text
    assert line.mistake is owned


@pytest.mark.parametrize(
    "fact",
    [
        "The wrong date was given by Tim, who is on a final warning.",
        "Whoever told her that is a fool and will hear about it.",
        "Do not admit that the advice was wrong.",
        "We think that she is wrong about the date.",
        "The manager told Lou off for giving the wrong advice.",
        "She is right, but do not tell her so.",
    ],
)
def test_what_is_inside_business_stays_inside(fact):
    text = reply(fact).reply.text
    assert not any(
        word in text for word in ("date", "fool", "advice", "You're right", "You are right", "Lou")
    )


@pytest.mark.parametrize(
    "note",
    [
        "The date that she gave us was wrong.",
        "The form sent in by the customer was wrong.",
        "Ann's answer was wrong.",
    ],
)
def test_what_they_gave_us_is_no_mistake_of_ours(note):
    assert not is_admission(note, SETTING)


def test_a_kiln_that_was_fired_is_nobody_who_was_sacked():
    assert "suspended users" in reply("The account has 38 active users and 24 suspended users.").reply.text
    assert "Tim" not in reply("Tim was fired on Monday over the wrong label.").reply.text


def test_the_wrong_owner_is_not_the_customer():
    brief = {
        "message": "You charged me for a no-show although my ferret was booked in.",
        "customer": {"name": "Becky Moss"},
        "fault": "ours",
        "facts": ["Receptionist put the ferret under the wrong owner"],
    }
    text = asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text
    assert "wrong you" not in text
    assert "under the wrong owner" in text
