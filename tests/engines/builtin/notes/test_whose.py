"""Whose client, whose sister and which professor a note speaks of."""

import pytest

from app.engines.builtin.notes.others import as_customer, with_own_kin
from app.model.brief import Brief
from app.text.person.third import third_to_second
from tests.engines.builtin.notes.offered import line_of
from tests.services import drafted

CLIENT = "My client's hearing is on Monday, and the interpreter says she's double booked."


def test_a_client_of_theirs_is_theirs() -> None:
    line = line_of(
        "We can confirm Mr Daryaei for 9:30, so that he can meet her client beforehand.", message=CLIENT
    )
    assert "meet your client" in line.text


def test_somebody_s_client_is_not_the_customer() -> None:
    shifted = third_to_second("Her client can be given access.", "Lotte", offered=True)
    assert shifted.text == "Your client can be given access."
    assert not third_to_second("His tenant's deposit is safe.", "Lotte").certain


def test_who_may_look_for_herself_looks_for_herself() -> None:
    line = line_of("She is welcome to come and look for herself.", customer="Claire Dunmore")
    assert line.text == "You are welcome to come and look for yourself"


def test_a_deceased_customer_is_not_the_reader() -> None:
    shifted = third_to_second("The account has been marked as that of a deceased customer.", "Gwen Pugh")
    assert "deceased customer" in shifted.text


def test_the_professor_is_the_one_who_writes() -> None:
    shifted = third_to_second("The professor may send a photograph.", "Professor Whitlock", offered=True)
    assert shifted.text == "You may send a photograph."


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("My sister's wearing it on Saturday.", "Your sister came in yesterday."),
        ("The dress came back torn.", "Sister came in yesterday."),
    ],
)
def test_a_sister_is_theirs_where_they_write_of_her(message: str, told: str) -> None:
    assert with_own_kin("Sister came in yesterday.", message) == told


def test_the_family_and_its_they_are_those_who_write() -> None:
    note = as_customer(
        "Pat asked the family to leave and did not know that they had paid.", "We had paid for two hours."
    )
    assert "family" not in note
    assert " they " not in note


def test_the_visitor_is_the_one_who_writes_unless_they_speak_of_visitors() -> None:
    offer = "The visitor can have the money back."
    assert "visitor" not in line_of(offer, message="The audio guide stopped at room four.").text.lower()
    assert "visitor" in line_of(offer, message="A visitor of ours was hurt on your stairs.").text.lower()


def test_who_was_asked_twice_may_be_whoever_was_named_before() -> None:
    facts = [
        "The customer's builder, Mr Pask, signed for the load at seven and told our driver to tip it on the drive.",
        "Neil asked him twice, and there is a note with Mr Pask's signature.",
    ]
    brief = Brief(
        message="Who told your men they could leave two tonnes of gravel across my drive?",
        facts=facts,
        customer={"name": "Clive Hartnoll"},
        fault="third_party",
    )
    assert "asked you" not in drafted(brief).reply.text
