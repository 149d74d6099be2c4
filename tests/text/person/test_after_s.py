"""What stands behind "the customer's" is theirs where it can only be a thing, though it looks like a deed."""

import pytest

from app.text.person import third_to_second


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "The customer's booking was entered for the wrong week.",
            "Your booking was entered for the wrong week.",
        ),
        ("The customer's first email was filed under the wrong unit.", "Your first email was filed under"),
        ("The customer's reading was 4,512.", "Your reading was 4,512."),
        ("The customer's late payment was returned.", "Your late payment was returned."),
    ],
)
def test_it_is_a_thing_of_theirs(note: str, told: str) -> None:
    shifted = third_to_second(note, "Rowan Pike", message="Please look at it.")
    assert shifted.certain
    assert shifted.text.startswith(told)


@pytest.mark.parametrize(
    "note",
    [
        "The customer's booking a flight.",
        "The customer's first asked on Monday.",
        "The customer's already paid.",
    ],
)
def test_where_it_may_be_what_they_do_it_is_not_certain(note: str) -> None:
    assert not third_to_second(note, "Rowan Pike", message="Please look at it.").certain


def test_what_is_given_to_somebody_by_name_is_no_deed_of_theirs() -> None:
    shifted = third_to_second("We can send Jill copies of the letters.", "Jill Moss", offered=True)
    assert shifted.text == "We can send you copies of the letters."


def test_they_who_lie_somewhere_are_no_office() -> None:
    earlier = ("The shoes turned up on Monday, and somebody handed them in at the office.",)
    shifted = third_to_second("They are in a bag behind the hatch.", "Rowan Pike", earlier=earlier)
    assert "office are" not in shifted.text


@pytest.mark.parametrize("note", ["Pryces can send the receipt.", "The Pryces can send the receipt."])
def test_a_family_of_their_name_is_who_writes(note: str) -> None:
    assert third_to_second(note, "Dafydd Pryce", offered=True).text.lower() == "you can send the receipt."


def test_a_word_that_is_a_name_as_well_stays_a_word() -> None:
    assert (
        third_to_second("Cooks can bring it up.", "Jane Cook", offered=True).text == "Cooks can bring it up."
    )
