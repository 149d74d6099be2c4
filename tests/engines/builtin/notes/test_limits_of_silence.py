"""What is not to be said steers a reply and is never told; what cannot be done is told with its object."""

import asyncio

import pytest

from app.engines.builtin.notes.limits import is_steering
from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of()


def reply(limit: str, message: str = "When will my lamp be mended, and who broke it?") -> str:
    """The reply to a message with this limit."""
    brief = Brief(message=message, options=["refund £20"], cannot=[limit], fault="ours")
    return asyncio.run(SERVICE.draft(brief)).reply.text


SILENT = [
    "nothing about who the other patient was",
    "nothing on how many others",
    "no word on what happens to the driver",
    "no mention of illness",
    "not to name who was on the door",
    "not to use doreen's name, she's another resident",
    "not allowed to name the groomer",
    "keep the contractor out of it",
    "no naming the colleague",
    "no admission on the carpet till the assessor's been",
    "don't explain what sets the alarm off",
    "nt discuss other kids",
    "won't discuss the nurse",
    "don't give advice on the dose",
    "never comment on medical effects",
]
TOLD = [
    "can't refund the bank's fee",
    "no refund on the crossing",
    "can't share the cctv",
    "can't do it before the 12th",
    "can't promise thursday",
    "don't promise it'll be on by tmrw night",
    "no details on the cause yet",
    "i can't say anything about the results, that's for jo",
    "won't discuss the price again",
    "can't say who's at fault by name",
]


@pytest.mark.parametrize("limit", SILENT)
def test_a_rule_of_silence_steers(limit: str) -> None:
    assert is_steering(limit)


@pytest.mark.parametrize("limit", SILENT)
def test_a_rule_of_silence_is_not_told(limit: str) -> None:
    words = [word for word in limit.split() if len(word) > len("about")]
    text = reply(limit)
    assert not [word for word in words if word in text]


@pytest.mark.parametrize("limit", TOLD)
def test_what_cannot_be_done_is_no_rule_of_silence(limit: str) -> None:
    assert not is_steering(limit)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("can't redo by tonight", "redo it by tonight"),
        ("can't do before christmas", "do it before Christmas"),
        ("can't hold past fri noon", "hold it past Friday noon"),
        ("can't do same day", "do it the same day"),
        ("no date for when the lamp's fixed", "give you a date for when the lamp is fixed"),
        ("no exact hour for the fix", "give you an exact hour for the fix"),
        ("don't swear to friday", "promise Friday"),
        ("not both", "do both"),
        ("can't get anyone there tonight, tried", "get anyone there tonight"),
    ],
)
def test_a_limit_names_what_it_is_said_of(limit: str, said: str) -> None:
    assert said in reply(limit)


def test_whose_matter_it_is_is_told_with_its_name() -> None:
    text = reply("i can't say anything about what the results are, that's for jo", "What do the results say?")
    assert "that is for Jo" in text or "That is for Jo" in text


@pytest.mark.parametrize("limit", ["can't change this bill", "can't extend this offer"])
def test_what_has_its_object_gets_no_other(limit: str) -> None:
    assert " it this" not in reply(limit)
