"""A sentence made of a jotting must not read like one; a list may hold a short note."""

import pytest

from app.engines.builtin.notes.telegraphic import listable, telegraphic

PLAIN = [
    "The trace was opened today.",
    "Your photos were received on 8 June.",
    "The parcel is in bay 14.",
    "The refund was sent to your card.",
    "We post on Friday.",
    "The account shows two payments of £40.",
]
JOTTED = [
    "The called agent foul names on 8 May call.",
    "Not a service we run.",
    "You picked annual plan.",
    "The fee was waived by junior clerk.",
    "The proof (v3 was approved.",
    "Corvane 'has been told.",
    "20 bags were loaded.",
    "The box vs order.",
    "MD decided to close the account.",
    "The invoice not credited.",
]


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_sentence_is_no_jotting(sentence):
    assert not telegraphic(sentence)


@pytest.mark.parametrize("sentence", JOTTED)
def test_what_lost_its_articles_or_marks_is_a_jotting(sentence):
    assert telegraphic(sentence)


@pytest.mark.parametrize(
    "note", ["New bill out in 3 working days", "slot free tomorrow 8-10am", "lunch room indoors, 12.00-12.45"]
)
def test_a_short_clean_note_may_stand_in_a_list(note):
    assert listable(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "words",
        "then 50% cap texts",
        "bill 60 quid too high today",
        "her new address from May",
        "sent it back on Monday again",
        "affected = 212 accounts",
        "one, two, three, four and five of them",
        "a note that goes on and on and on for so long that nobody would read it in a list of what is known here",
    ],
)
def test_a_stump_or_shorthand_does_not_stand_in_a_list(note):
    assert not listable(note)
