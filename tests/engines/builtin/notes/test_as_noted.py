"""What makes no sound sentence stands in a list in the words of its note."""

import pytest

from app.engines.builtin.notes.as_noted import as_noted

NOBODYS = frozenset()
MESSAGE = "Where is my broadband? It has been down since Sunday and I work from home. My account is KT-2041."


@pytest.mark.parametrize(
    ("note", "item"),
    [
        ("known fault, pump seal batch 03/24", "Known fault, pump seal batch 03/24"),
        ("2nd charge = pending authorisation, not taken", "2nd charge: pending authorisation, not taken"),
        ("please don't use, unplug", "Please don't use, unplug"),
        ("old no. in June", "Old no. in June"),
        ("parcel was sent. no reply since", "Parcel was sent; no reply since"),
    ],
)
def test_an_item_says_what_the_note_says_and_no_more(note, item):
    assert as_noted(note, NOBODYS) == item


@pytest.mark.parametrize(
    "note",
    [
        "CRX ok'd by PMQ desk",
        "paid (twice",
        "he wants it back by noon",
        "and the rest later",
        "why?",
        "",
        "gone",
    ],
)
def test_what_only_its_writer_understands_is_no_item(note):
    assert as_noted(note, NOBODYS) is None


def test_what_of_a_fact_makes_no_sentence_is_left_for_the_agent_and_a_person_reads_the_rest(draft):
    made = draft(facts=["cable cut by roadworks, Mill Lane, approx 300 homes"])
    assert "The cable has been cut by roadworks." in made.reply.text
    assert "Mill Lane" not in made.reply.text
    assert "Mill Lane" in made.note
    assert made.verdict == "needs_you"


def test_offers_are_listed_as_noted_and_wait_for_a_word(draft):
    made = draft(options=["dongle loan, free, next-day", "8.40 a day back, no need to claim"])
    text = made.reply.text
    assert "1. A dongle loan, free, next-day.\n2. " in text
    assert "no need to claim" in text
    assert made.verdict == "needs_you"


def test_a_day_to_come_is_never_told_as_past(draft):
    made = draft(facts=["certificate sent back recorded tmrw"])
    assert "was sent back" not in made.reply.text
    assert "tomorrow" in made.reply.text
