"""The words of a clause that mean the customer become words to them, and its verbs with them."""

import re

import pytest

from app.engines.builtin.notes.spoken.shift import owns, shifted


@pytest.mark.parametrize(
    ("clause", "to_them"),
    [
        ("she owes nothing and wants it back", "you owe nothing and want it back"),
        ("he was told and he's paid", "you were told and you've paid"),
        ("she's in the queue", "you're in the queue"),
        ("he still has it", "you still have it"),
        ("she doesn't need her receipt", "you don't need your receipt"),
        ("we rang her back", "we rang you back"),
        ("this one is not of his", "this one is not of yours"),
    ],
)
def test_a_clause_of_theirs_is_told_to_them(clause, to_them):
    every = {found.start() for found in re.finditer(r"\b(?:he|she|him|his|her)\b", clause)}
    assert shifted(clause, every) == to_them


def test_words_that_mean_somebody_else_stay():
    assert shifted("he rang her", {8}) == "he rang you"


@pytest.mark.parametrize(
    ("rest", "thing"), [(" card", True), (" first slot", True), (" first", False), ("", False)]
)
def test_her_is_whose_it_is_only_before_a_thing(rest, thing):
    assert owns(rest) is thing
