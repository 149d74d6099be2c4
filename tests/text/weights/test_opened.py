"""What opens a reply to notes is what readers would be glad to send; of these writers nothing was learnt."""

import json
from collections import Counter
from pathlib import Path

import pytest

from app.text.weights.opened import Opening, beside, worth_of
from app.text.weights.retold import Piece

DATA = Path(__file__).parents[2] / "data" / "opened" / "en.jsonl"
ROWS = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]


def openings(row):
    return [
        Opening(
            one["kind"],
            tuple(
                Piece(text, *span, one["kind"] == "quoted")
                for text, span in zip(one["texts"], one["sources"], strict=True)
            ),
            tuple(one["by"]),
        )
        for one in row["openers"]
    ]


def worth(row, **changed):
    return worth_of(beside(row["message"], {**row, **changed}, row["fault"]), openings(row))


@pytest.fixture(scope="module")
def chosen():
    return Counter(
        max(zip(worth(row), row["grades"], strict=True), key=lambda pair: pair[0])[1] for row in ROWS
    )


def test_what_is_chosen_is_half_the_time_what_a_reader_would_be_glad_to_send(chosen):
    assert chosen["A"] >= len(ROWS) * 0.45


def test_what_must_not_open_is_chosen_half_as_often_as_by_chance(chosen):
    by_chance = sum(row["grades"].count("C") / len(row["grades"]) for row in ROWS)
    assert chosen["C"] <= by_chance / 2


def test_an_opening_is_worth_between_minus_one_and_one():
    assert all(-1 <= one <= 1 for row in ROWS for one in worth(row))


def test_what_the_notes_speak_of_counts():
    changed = [worth(row) != worth(row, facts=[], options=[], cannot=[]) for row in ROWS]
    assert sum(changed) >= len(ROWS) * 0.9


def test_nothing_to_choose_from_is_worth_nothing():
    assert worth_of(beside("Where is it?", {}, "unknown"), []) == []
