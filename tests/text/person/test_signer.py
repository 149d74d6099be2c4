"""A role or a full name that is the agent's own who signs is told as "I"; anybody else stays."""

import pytest

from app.text.person.house import House, house_to_first
from app.text.person.signer import bare_signer, called_by, is_signer, own_role

OWNER = House(agent="Joanna Reid", message="My throat started swelling.")


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Our owner, Joanna Reid, will phone the customer", "I will phone the customer"),
        ("Joanna Reid, our owner, will phone the customer", "I will phone the customer"),
        ("Joanna Reid (owner) has read the complaint", "I have read the complaint"),
        ("Joanna Reid has read the complaint", "I have read the complaint"),
        ("Mrs Reid meant to ring and didn't", "I meant to ring and didn't"),
        ("The complaint was passed to the duty manager Joanna", "The complaint was passed to me"),
        ("She can ring our head of care Joanna Reid on 01632 960114", "She can ring me on 01632 960114"),
    ],
)
def test_the_signer_is_i_by_whatever_name(note, told):
    assert house_to_first(note, OWNER) == told


@pytest.mark.parametrize(
    "note",
    [
        "Our owner, Joanna Read, will phone the customer",
        "Our owner, Martin Reid, will phone the customer",
        "Mrs Joanna Reid-Cole will phone the customer",
        "Our owner will phone the customer",
    ],
)
def test_another_name_stays(note):
    assert house_to_first(note, OWNER) == note


def test_a_customer_of_the_same_name_stays():
    same = House(agent="Joanna Reid", message="I could have died. Yours, Joanna Reid")
    assert (
        house_to_first("Our guest Joanna Reid Smith ate at one", same)
        == "Our guest Joanna Reid Smith ate at one"
    )


@pytest.mark.parametrize(
    ("role", "agent", "signature", "same"),
    [
        ("owner, Joanna Reid", "Joanna Reid", "", True),
        ("practice manager, Carol", "Carol Dent", "", True),
        ("practice manager, Carol Dent", "Carol", "", True),
        ("practice manager", "Carol Dent, Practice Manager", "", True),
        ("practice manager", "Carol", "Carol Dent\nPractice manager", True),
        ("owner, Joanna Read", "Joanna Reid", "", False),
        ("practice manager", "Carol Dent", "", False),
        ("complaints team", "", "", False),
    ],
)
def test_who_hands_on_to_themselves(role, agent, signature, same):
    assert is_signer(role, agent, signature) is same


def test_the_role_that_a_note_gives_the_signer():
    assert own_role("Our owner, Joanna Reid, will phone", "Joanna Reid") == "owner"
    assert own_role("Our owner, Martin Reid, will phone", "Joanna Reid") is None


@pytest.mark.parametrize(
    ("agent", "called"),
    [
        ("Joanna Reid", "Joanna"),
        ("Mrs Denholm", "Mrs Denholm"),
        ("Dr. Amin, partner", "Dr. Amin"),
        ("Bex", "Bex"),
    ],
)
def test_a_title_is_no_given_name(agent, called):
    assert called_by(agent) == called


def test_an_agent_with_a_title_keeps_the_surname():
    assert bare_signer("Our head, Mrs Denholm, will phone", "Mrs Denholm") == "Mrs Denholm will phone"


def test_a_customer_of_the_surname_with_a_title_stays():
    same = House(agent="Joanna Reid", message="Please ring me.\n\nTom Reid")
    assert house_to_first("Mr Reid rang twice", same) == "Mr Reid rang twice"
