"""Bare sums get the currency of the brief, and pieces are cut where nothing is torn."""

import pytest

from app.engines.builtin.notes.context import context_of
from app.engines.builtin.notes.wording import bits

MESSAGE = "You charged me £340 and £80 for a scratch."


@pytest.mark.parametrize(
    ("note", "priced"),
    [
        ("refund the 80 admin", "refund the £80 admin"),
        ("hold the 340", "hold the £340"),
        ("60 quid to go back", "£60 to go back"),
        ("fare 49.90", "fare £49.90"),
        ("credit 30 for the worry", "credit £30 for the worry"),
        ("within 15 working days", "within 15 working days"),
        ("back 9.20 Monday", "back 9.20 Monday"),
        ("order 77120 in bay 14", "order 77120 in bay 14"),
        ("refund 3 tickets", "refund 3 tickets"),
        ("15% off", "15% off"),
        ("delivery between 8 and 80", "delivery between 8 and 80"),
        ("80 accounts exported", "80 accounts exported"),
        ("from stage 80 on", "from stage 80 on"),
        ("refund by 80", "refund by 80"),
        ("bill 1946.20", "bill £1946.20"),
    ],
)
def test_a_bare_sum_gets_its_currency_and_nothing_else_does(note: str, priced: str) -> None:
    assert context_of(MESSAGE).priced(note) == priced


def test_two_currencies_leave_a_sum_bare() -> None:
    assert context_of("I paid £20 and 30 €").priced("refund 20") == "refund 20"


def test_quotations_asides_and_figures_are_not_torn() -> None:
    assert list(bits("note says 'seen, agreed', emails 1, 8, 13 June sent (both, twice)")) == [
        "note says 'seen, agreed'",
        "emails 1, 8, 13 June sent (both, twice)",
    ]


def test_the_pronoun_of_the_offers_tells_who_the_customer_is() -> None:
    assert context_of("hello", (), ("refund her today",)).called.sex == "she"
    assert context_of("hello", (), ("ask Dr Bell whether he can see it",)).called.sex is None
    assert context_of("hello").called.sex is None
    assert context_of("hello", (), (), "Mr Abel").called.titled


@pytest.mark.parametrize(
    ("message", "notes", "sex"),
    [
        ("hello", ("Mrs Abel paid twice",), "she"),
        ("hello", ("Her card was charged", "The driver says he rang"), "she"),
        ("hello", ("his booking stands", "he can bring a friend"), "he"),
        ("My husband rang you", ("Mr Abel rang on Monday",), None),
    ],
)
def test_title_and_belongings_tell_what_the_notes_call_the_customer(
    message: str, notes: tuple[str, ...], sex: str | None
) -> None:
    assert context_of(message, notes, (), "Kim Abel").called.sex == sex


def test_notes_that_are_at_odds_do_not_tell_who_the_customer_is() -> None:
    called = context_of("hello", ("sent to a viewer with her number on it",), ("write to him",)).called
    assert (called.sex, called.mixed) == (None, True)
