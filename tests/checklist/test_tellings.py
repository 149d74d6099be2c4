"""What replies make up most readily: told with nothing of the kind given it is missed, with a ground it is not."""

import pytest

from app.model.writing import Passage
from tests.checklist.cases import case_of, check, item

GUARD = "no-invented-fact"
MESSAGE = "My sofa came with a torn arm and nobody called me back. I want it sorted. Ana"

TOLD = [
    ("We were short-staffed on the day.", "loading bay short-staffed"),
    ("The packer was a trainee on his first week.", "packed by a trainee in his first week"),
    ("This is the first time in nine years that we have had this.", "first case since we opened"),
    ("No other customers have had a torn arm.", "no other reports of this"),
    ("Our returns policy only covers thirty days for upholstery.", "returns policy: thirty days, upholstery too"),
    ("I've spoken to the foreman of the bay, and it was an oversight.", "foreman says: an oversight"),
    ("We have looked through the footage of the loading bay.", "cctv of the bay checked"),
    ("We have since replaced the old trolley in the bay.", "old trolley replaced"),
    ("An independent surveyor has inspected the warehouse.", "surveyor inspected warehouse"),
    ("I tried you on the phone twice and left a message.", "rang customer twice, left message"),
    ("Several other diners heard it and told us.", "two diners confirmed it"),
    ("There was an outage at our office that morning.", "power outage at the office"),
    ("It was held up by heavy snow on the moor.", "snow on the moor road"),
    ("As of last week each arm is padded by a second packer.", "since then a second packer pads each arm"),
    ("It wouldn't have been spotted in any case.", "tear was not visible when packed"),
    ("As it says on page four of the leaflet, fabrics differ.", "leaflet page four: fabrics differ"),
]  # fmt: skip


def _reply(sentence: str) -> str:
    sorry = "I am sorry about the torn arm of your sofa."
    return f"Dear Ana,\n\n{sorry} {sentence} Please write back.\n\nKind regards,\nSam"


@pytest.mark.parametrize(("sentence", "ground"), TOLD)
def test_what_nobody_gave_is_missed_and_what_a_note_gives_is_not(sentence: str, ground: str) -> None:
    bare = case_of(message=MESSAGE, facts=["sofa torn at delivery"])
    given = case_of(message=MESSAGE, facts=["sofa torn at delivery", ground])
    found = item(check(bare, _reply(sentence)), GUARD)
    assert found.status == "missed", found.reason
    assert any(e.quote.strip(" .") in sentence for e in found.evidence)
    assert item(check(given, _reply(sentence)), GUARD).status != "missed"


@pytest.mark.parametrize(
    "sentence",
    [
        "The roofers found two cracked tiles above the porch.",
        "It slid down behind the radiator.",
        "The delivery was late because of a burst pipe near Bregenz.",
        "The firm that makes these legs has recalled the whole series.",
    ],
)
def test_an_event_in_new_words_is_missed_unless_it_was_given(sentence: str) -> None:
    assert item(check(case_of(message=MESSAGE), _reply(sentence)), GUARD).status == "missed"
    given = case_of(message=MESSAGE, facts=[sentence])
    assert item(check(given, _reply(sentence)), GUARD).status != "missed"


@pytest.mark.parametrize(
    "sentence",
    [
        "Were we short-staffed on the day?",
        "That would have spoiled anybody's first evening with a new piece.",
        "You waited in, unwrapped it with the children and found a tear.",
        "It is a wretched way to begin with a piece of furniture.",
        "I have asked our workshop to look at the arm.",
        "I have passed your message to the team.",
        "Nobody should have to unwrap a thing like that.",
    ],
)
def test_what_is_asked_felt_or_a_step_of_the_writer_s_own_is_not(sentence: str) -> None:
    assert item(check(case_of(message=MESSAGE), _reply(sentence)), GUARD).status != "missed"


def test_what_stands_in_an_internal_note_is_let_out_and_not_made_up() -> None:
    case = case_of(message=MESSAGE, internal=["the packer was a trainee on his first week"])
    reply = _reply("The packer was a trainee on his first week.")
    assert item(check(case, reply), GUARD).status != "missed"


def test_the_customer_s_own_talk_is_no_ground_for_ours() -> None:
    case = case_of(message=f"{MESSAGE} I spoke to your foreman.")
    assert item(check(case, _reply("I've spoken to the foreman at some length.")), GUARD).status == "missed"


def test_what_our_own_engine_wrote_is_not_told_to_be_made_up() -> None:
    text = "We were short-staffed on the day."
    case = case_of(message=MESSAGE)
    ours = (Passage(text=text, before=""),)
    assert item(check(case, _reply(text), ours), GUARD).status != "missed"
    assert item(check(case, _reply(text)), GUARD).status == "missed"


@pytest.mark.parametrize(
    "sentence",
    [
        "It must have been a horrible day, and the failing was entirely ours.",
        "The depot was closed that night, which I realise was cold comfort at the door.",
    ],
)
def test_who_grants_a_fault_or_thinks_of_the_customer_makes_nothing_up(sentence: str) -> None:
    given = case_of(message=MESSAGE, facts=["depot closed that night"], fault="ours")
    assert item(check(given, _reply(sentence)), GUARD).status != "missed"


def test_what_is_made_up_before_such_a_thought_is_found() -> None:
    told = "Heavy snow had blocked the ring road, which I realise was cold comfort at the door."
    bare = case_of(message=MESSAGE, facts=["depot closed that night"])
    assert item(check(bare, _reply(told)), GUARD).status == "missed"
