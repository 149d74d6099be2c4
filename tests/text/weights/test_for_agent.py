"""Notes for the team's eyes only are known by their words, and what may be told is seldom taken for one."""

import json
from pathlib import Path

import pytest

from app.engines.builtin.notes.unsaid import OFFERED, STATED, is_for_agent
from app.text.weights.for_agent import for_agent

DATA = Path(__file__).parents[2] / "data"


def notes(name, *, tell):
    rows = map(json.loads, (DATA / name / "en.jsonl").read_text("utf-8").splitlines())
    return [row["note"] for row in rows if row["tell"] is tell]


def share(notes, bound=STATED):
    return sum(for_agent(note) >= bound for note in notes) / len(notes)


@pytest.mark.parametrize("name", ["notes_told", "notes"])
def test_six_of_ten_that_may_not_be_told_are_known(name):
    """By marks and orders alone 7 and 4 of 100 were."""
    assert share(notes(name, tell=False)) >= 0.6


@pytest.mark.parametrize(("name", "most"), [("notes_told", 0.06), ("notes", 0.03)])
def test_what_may_be_told_is_seldom_held_back(name, most):
    """Half of the first are near misses."""
    assert share(notes(name, tell=True)) <= most


def test_an_offer_is_doubted_less_than_a_fact():
    assert OFFERED > STATED
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
