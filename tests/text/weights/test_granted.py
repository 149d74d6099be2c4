"""Which offers readers would simply do: more of what is owed, less of what is theirs to say."""

import pytest

from app.text.weights.granted import Offered, granted

FEE = "You charged me £39 for a delivery that never came. I want my £39 back."


def likely(note, *others, message=FEE, asks=("I want my £39 back",), fault="ours"):
    return granted(Offered(note, (note, *others), fault, message, asks))


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Refund the £39 today", "Refund the £39 once she sends the receipt"),
        ("Refund the £39 today", "Move the delivery to Tuesday morning"),
        ("Waive the £39 fee", "10% off the next order"),
        ("Send the report by e-mail today", "Visit by an engineer on Friday or Monday"),
    ],
)
def test_what_is_owed_is_likelier_to_be_done_than_what_is_theirs_to_say(more, less):
    assert likely(more) > likely(less) + 0.15


def test_what_somebody_else_did_is_less_likely_made_good_than_what_we_did():
    assert likely("Refund the £39 today") >= likely("Refund the £39 today", fault="third_party")


@pytest.mark.parametrize("note", ["", "?", "£", "—", "ok" * 500])
def test_any_note_has_a_share(note):
    assert 0 < likely(note or " ") < 1
