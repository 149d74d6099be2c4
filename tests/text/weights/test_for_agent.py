"""Notes for the team's eyes only are known by their words, and what may be told is seldom taken for one."""

import json
from pathlib import Path

import pytest

from app.engines.builtin.notes.unsaid import (
    JOTTED,
    OFFERED,
    STATED,
    is_for_agent,
    is_marked,
    is_of_the_case,
    may_answer,
)

DATA = Path(__file__).parents[2] / "data"


def notes(name, *, tell, file="en"):
    rows = map(json.loads, (DATA / name / f"{file}.jsonl").read_text("utf-8").splitlines())
    return [row["note"] for row in rows if row["tell"] is tell and row["kind"] == "fact"]


def share(facts):
    return sum(is_for_agent(fact) for fact in facts) / len(facts)


@pytest.mark.parametrize("name", ["notes_told", "notes"])
def test_eight_of_ten_facts_that_may_not_be_told_are_known(name):
    """By marks and orders alone 7 and 4 of 100 were."""
    assert share(notes(name, tell=False)) >= 0.8


@pytest.mark.parametrize(("name", "most"), [("notes_told", 0.05), ("notes", 0.03)])
def test_what_may_be_told_is_seldom_held_back(name, most):
    """Half of the first are near misses."""
    assert share(notes(name, tell=True)) <= most


def test_of_full_sentences_of_all_trades_what_a_customer_is_owed_is_told():
    assert share(notes("notes_told", tell=True, file="sentences")) <= 0.04


def test_of_the_same_trades_three_of_four_that_are_for_the_house_are_held():
    assert share(notes("notes_told", tell=False, file="sentences")) >= 0.75


@pytest.mark.parametrize(
    "fact",
    [
        "We do not know yet why the gate did not open.",
        "It is not known yet whether the second box was loaded.",
        "Nobody knows where the spare key went.",
        "This is the first late delivery on this route since the spring.",
        "The Sort button puts the oldest messages first and hides what has been read.",
        "Mrs Hale was not rung, because the number on the form was an old one.",
        "The cook confirms that the cream was in the same bowl.",
        "The people downstairs have complained about the drain as well.",
        "The fault is in the cable of the street, which belongs to the network and not to us.",
        "The letters were never posted.",
    ],
)
def test_what_happened_how_a_thing_works_and_what_is_not_known_is_told(fact):
    assert not is_for_agent(fact) or is_of_the_case(fact)


@pytest.mark.parametrize(
    "fact",
    [
        "We do not know yet how much of this the lawyers want us to admit.",
        "We do not know yet how much of this the directors want to admit.",
        "Nobody knows whether the sacked driver will sue us.",
        "The cook was hung over, and we are going to let him go.",
        "We only pay the maker nine pounds for each, so a refund does not hurt us.",
        "She is a friend of the mayor, so be generous.",
        "Another guest had the same fault and was given a week free.",
        "The archive opens with the password Harbour77.",
        "The admin login has the user name service and no password.",
    ],
)
def test_what_is_for_the_house_is_held_in_the_same_forms(fact):
    assert is_for_agent(fact)
    assert not is_of_the_case(fact)


@pytest.mark.parametrize(
    "fact",
    [
        "serial number is inside the door",
        "stop was suspended 10-14 March for gas works",
        "we'd flagged it in August",
        "rear suspension spring replaced",
        "vase fired twice, glaze cracked",
        "The page asks for a new password every month.",
        "Nothing is reported to an agency, and banks don't tell Immigration about such things.",
    ],
)
def test_words_that_are_said_of_people_are_said_of_things_too(fact):
    assert not is_marked(fact)


@pytest.mark.parametrize(
    "fact",
    [
        "serial complainer",
        "driver suspended pending hearing",
        "acct flagged slow payer",
        "cook fired over it",
    ],
)
def test_of_people_they_stay_with_the_agent(fact):
    assert is_marked(fact)


def test_an_offer_is_doubted_less_than_a_fact():
    assert OFFERED > JOTTED > STATED
    both = notes("notes_told", tell=False)
    offered = sum(is_for_agent(note, offered=True) for note in both)
    assert offered < sum(is_for_agent(note) for note in both)


@pytest.mark.parametrize(
    "note",
    ["Gareth on final warning already, HR involved", "cust sounded drunk on ph, Ellie logged it"],
)
def test_a_judgement_of_somebody_stays_with_the_agent(note):
    assert is_for_agent(note)


@pytest.mark.parametrize(
    "note", ["parcel scanned 12/11 depot Leeds", "do not use the oven until the engineer came"]
)
def test_an_ordinary_fact_and_a_warning_are_told(note):
    assert not is_for_agent(note)


def test_a_note_that_is_asked_for_is_not_kept_back_unless_it_is_marked():
    note = "Nothing is reported to an agency for an overdraft, and banks don't tell Immigration of it."
    assert not may_answer(note, ())
    assert may_answer(note, (), asked=True)
    assert not may_answer("Internal: nothing is reported to an agency over this.", (), asked=True)
