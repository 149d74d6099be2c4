"""The message of a case is made from that of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.model.brief import Brief
from app.promptci.case import Change
from app.promptci.changing import changed, with_typos

MESSAGE = "Your driver threw the parcel over the fence. Regards, Ana Bell"


def brief(**fields) -> Brief:
    return Brief.model_validate({"message": MESSAGE, "customer": {"name": "Ana Bell"}, **fields})


def after(**change) -> Brief:
    return changed(brief(), Change.model_validate(change))


def test_words_are_replaced_and_sentences_added_at_both_ends():
    found = after(replace=[["parcel", "vase"]], prepend="Hello! ", append=" Bye.")
    assert found.message == "Hello! Your driver threw the vase over the fence. Regards, Ana Bell Bye."


def test_another_name_stands_in_the_message_and_in_the_brief():
    found = after(name="Ngozi Whitlock")
    assert found.message.endswith("Regards, Ngozi Whitlock")
    assert found.customer.name == "Ngozi Whitlock"


def test_what_is_to_be_replaced_must_stand_there():
    with pytest.raises(InputError, match="does not stand in the message"):
        after(replace=[["lorry", "van"]])


def test_a_name_that_nobody_has_cannot_be_changed():
    with pytest.raises(InputError, match="names no customer"):
        changed(brief(customer={}), Change(name="Rosa Lind"))


@given(st.text(max_size=200), st.integers(min_value=0, max_value=50))
def test_slips_swap_letters_and_lose_none(text, count):
    slipped = with_typos(text, count)
    assert sorted(slipped) == sorted(text)
    assert slipped == with_typos(text, count)
    assert slipped.split().__len__() == text.split().__len__()


def test_slips_leave_names_numbers_and_short_words_alone():
    slipped = with_typos("Marlow sent order HW-448213 to the wrong address", 50)
    assert slipped.startswith("Marlow sent ")
    assert "HW-448213 to the " in slipped
    assert slipped.split()[-1] != "address"
    assert (
        sum(a != b for a, b in zip(slipped, "Marlow sent order HW-448213 to the wrong address", strict=True))
        > 0
    )
