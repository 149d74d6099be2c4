"""An offer is told with whoever does it, as what can be had and never as done, and without a wrong article."""

import re

import pytest

from app.engines.builtin.notes.options import refuses
from app.engines.builtin.notes.unsaid import is_for_agent
from tests.engines.builtin.notes.offered import line_of


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("can move to evening class", "You can move to the evening class"),
        ("leave contract without fee if still down", "You can leave the contract without a fee if it is still down"),
        ("customer keeps van until Sunday", "You can keep the van until Sunday"),
        ("send it in with free label", "You can send it in with a free label"),
        ("play again free", "You can play again free of charge"),
        ("customer has to confirm which company file", "We need you to confirm which company file"),
        ("resident to leave the bin at kerb by 6am", "We need you to leave the bin at the kerb by 6am"),
        ("customer sends photo of meter", "We need you to send a photo of the meter"),
        ("collect the green one from her house", "We can collect the green one from your house"),
        ("swap for same model", "We can swap it for the same model"),
        ("ask a restorer to look", "We can ask a restorer to look"),
        ("gardener to replant them", "Our gardener can replant them"),
        ("technician look at it first", "Our technician can look at it first"),
        ("talk with coach after training", "A talk with the coach after training"),
        ("lift it and lay the right one", "Lift it and lay the right one"),
    ],
)  # fmt: skip
def test_who_does_it_is_who_the_note_says(note, told):
    assert line_of(note).item == told


@pytest.mark.parametrize(
    "note",
    [
        "book marked as returned", "insurer informed", "kitchen inspected by hygiene officer Monday",
        "photo put on file", "moved today before noon", "delivered to right home by 10 tomorrow", "increase withdrawn",
        "assistant spoken to", "number taken off all lists", "if panels below 80%: replaced under warranty",
        "stay not charged",
        "driver spoken to by transport lead",
    ],
)  # fmt: skip
def test_what_is_to_be_had_is_not_told_as_done(note):
    told = line_of(note).item
    assert not re.search(r"\b(?:was|were|has been|have been)\b", told)
    assert re.search(r"\b(?:can|there is)\b", told, re.IGNORECASE)


@pytest.mark.parametrize(
    "note",
    [
        "tickets valid until 31 March", "new lenses free, ready in a week", "labour free",
        "pest control free of charge", "use of partner pool", "same teddy", "exchange",
        "have bike ready by Saturday noon", "rest ready after 4pm", "cancel today, no exit fee",
        "have kit handed over at home visit", "restored from backup, may miss March",
    ],
)  # fmt: skip
def test_no_article_stands_where_none_can(note):
    line = line_of(note)
    wrong = r"\ban? (?:tickets|new lenses|labour|pest control|use|same|have|rest ready|cancel|restored)\b|\ba exchange"
    assert not re.search(wrong, f"{line.text} {line.item}", re.IGNORECASE)


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("meter check (free if faulty, otherwise £60)", "(free if faulty, otherwise £60)"),
        ("tailor's bill paid up to £40", "pay the tailor's bill up to £40"),
        ("interim payment of £500 if kitchen unusable", "if the kitchen is unusable"),
        ("money back if still wrong", "if it is still wrong"),
        ("if frame is bent -> new window", "If the frame is bent, we can offer you a new window"),
        ("half the fee back", "half of the fee"),
        ("claim form, pays up to £100", "which pays up to £100"),
        ("neighbour's roof checked too if she agrees", "if she agrees"),
        ("free talk, Monday or Tuesday after 3", "on Monday or Tuesday after 3"),
    ],
)
def test_a_condition_or_a_limit_is_kept_as_it_was(note, kept):
    assert kept in line_of(note).item


@pytest.mark.parametrize(
    "note", ["waive late fee this month", "head of school wants to see parents this week"]
)
def test_an_offer_is_not_taken_for_a_word_to_the_agent(note):
    assert not is_for_agent(note, offered=True)


def test_how_far_to_go_is_still_for_the_agent():
    assert is_for_agent("refund only if he insists", offered=True)


@pytest.mark.parametrize("note", ["no invoice", "no bill for the visit"])
def test_that_nothing_is_to_pay_refuses_nothing(note):
    assert not refuses(note)
