"""What is told of a bare message is what readers would have told; of these writers nothing was learnt."""

import json
from collections import Counter
from pathlib import Path

import pytest

from app.text.weights.matter import Telling, worth_of
from app.text.weights.retold import Piece

DATA = Path(__file__).parents[2] / "data" / "matter" / "en.jsonl"
ROWS = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]


def tellings(row):
    return [
        Telling(
            tuple(
                Piece(text, *span, quoted)
                for text, span, quoted in zip(one["texts"], one["sources"], one["quoted"], strict=True)
            ),
            tuple(one["by"]),
            one["named"],
        )
        for one in row["tellings"]
    ]


@pytest.fixture(scope="module")
def worth():
    return [worth_of(row["message"], tellings(row), row["asked"]) for row in ROWS]


@pytest.fixture(scope="module")
def chosen(worth):
    return Counter(
        max(zip(each, row["grades"], strict=True), key=lambda pair: pair[0].apt - pair[0].amiss)[1]
        for each, row in zip(worth, ROWS, strict=True)
    )


def by_chance(grade):
    return sum(row["grades"].count(grade) / len(row["grades"]) for row in ROWS)


def test_what_is_worth_most_is_oftener_than_by_chance_what_a_reader_would_be_glad_of(chosen):
    assert chosen["A"] >= 1.3 * by_chance("A")


def test_what_must_not_be_told_is_worth_most_half_as_often_as_by_chance(chosen):
    assert chosen["C"] <= by_chance("C") / 2


def test_what_readers_would_tell_is_likelier_among_what_is_told(worth):
    told = [
        one.among
        for each, row in zip(worth, ROWS, strict=True)
        for k, one in enumerate(each)
        if k in row["told"]
    ]
    left = [
        one.among
        for each, row in zip(worth, ROWS, strict=True)
        for k, one in enumerate(each)
        if k not in row["told"]
    ]
    assert sum(told) / len(told) >= 1.4 * sum(left) / len(left)


def test_everything_is_a_likelihood(worth):
    assert all(0 <= share <= 1 for each in worth for one in each for share in one)


def test_nothing_to_choose_from_is_worth_nothing():
    assert worth_of("Where is it?", []) == []
