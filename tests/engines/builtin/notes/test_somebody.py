"""Who a "he" of a jotted note is told to be: the customer, or nobody."""

import pytest

from app.engines.builtin.notes.somebody import Seen, may_be_another

DRIVER = "Your driver threw my parcel over the gate. He laughed about it."


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("he went early off his own bat", "You went early off your own bat"),
        ("he was new, second week", "You were new, second week"),
        ("told him about it before", "We told you about it before"),
    ],
)
def test_whoever_is_a_he_in_the_message_is_not_its_writer(note: str, told: str) -> None:
    assert may_be_another(note, told, Seen(message=DRIVER))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("he paid twice", "You paid twice"),
        ("his account is open again", "Your account is open again"),
        ("refunded him on Monday", "We refunded you on Monday"),
        ("he has been refunded", "You have been refunded"),
        ("he ordered two", "You ordered two"),
    ],
)
def test_what_only_a_customer_does_has_or_gets_is_the_customer_all_the_same(note: str, told: str) -> None:
    assert not may_be_another(note, told, Seen(message=DRIVER))


def test_a_colleague_of_the_note_before_is_not_taken_for_the_customer() -> None:
    seen = Seen(message="My watch is still not back.", before=("Hamid did the movement",))
    assert may_be_another("he has it on test", "You have it on test", seen)
    assert not may_be_another("she has it on test", "You have it on test", seen)


def test_nobody_else_at_hand_leaves_a_he_to_the_customer() -> None:
    seen = Seen(message="My watch is still not back.", before=("the mainspring had gone",))
    assert not may_be_another("he has the old strap", "You have the old strap", seen)


def test_one_customer_is_not_both_a_he_and_a_she() -> None:
    seen = Seen(message="The hall was locked.")
    assert may_be_another("he'd like to write to her", "You'd like to write to you", seen, offered=True)
    assert may_be_another("she can see her on Friday", "You can see you on Friday", seen)


def test_an_offer_is_made_to_the_customer_but_for_what_somebody_will_do() -> None:
    seen = Seen(message="Our table was gone.", before=("Ella gave it away",))
    assert not may_be_another("she can have it on Friday", "You can have it on Friday", seen, offered=True)
    assert may_be_another("same table, she'll keep it", "The same table, you'll keep it", seen, offered=True)


def test_what_says_nothing_to_the_customer_is_in_no_doubt() -> None:
    assert not may_be_another("he left early", "The driver left early", Seen(message=DRIVER))


def test_behind_the_customer_a_pronoun_is_theirs() -> None:
    seen = Seen(message="Nobody rang me.", before=("driver was late",))
    assert not may_be_another(
        "cust was out, she went to the shop", "You were out, you went to the shop", seen
    )


def test_a_driver_of_whom_a_note_goes_on_is_who_the_notes_after_it_mean() -> None:
    before = ("rang the driver, he couldn't find the lid", "we never sent out the sketch")
    seen = Seen(message="Your tanker woke the whole lane and drove off.", before=before)
    assert may_be_another("he went early off his own bat", "You went early off your own bat", seen)


def test_who_writes_for_a_tenant_is_not_the_tenant() -> None:
    seen = Seen(message="You cut off my tenant. She has a newborn baby.")
    assert may_be_another("can't discuss her account", "can't discuss your account", seen)
    assert may_be_another("hotel for her on Thursday", "A hotel for you on Thursday", seen, offered=True)


def test_behind_a_name_a_pronoun_of_an_offer_is_who_was_named() -> None:
    seen = Seen(message="The class was a joke.")
    assert may_be_another("one with Tash, she runs it", "One with Tash, you run it", seen, offered=True)


def test_leave_to_do_something_is_given_to_the_customer() -> None:
    seen = Seen(message="The tree came down on my fence.")
    note = "joint visit, engineer and a tree officer, he may attend"
    assert not may_be_another(note, "A joint visit, and you may attend", seen, offered=True)
