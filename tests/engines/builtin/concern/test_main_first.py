"""A reason that stands first is told behind what it led to; one thing alone is not taken apart."""

import pytest

from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.main_first import main_first
from app.engines.builtin.concern.runs_on import is_unmarked, runs_on
from app.engines.builtin.concern.words import concern_words
from app.text.person.words import person_words

GRAMMAR = ClauseGrammar(concern_words(), person_words())


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        (
            "Because the van never came we slept on the floor.",
            "We slept on the floor because the van never came",
        ),
        (
            "Because you sent the wrong size, my son went without.",
            "My son went without because you sent the wrong size",
        ),
        ("Because the man you sent never came.", "Because the man you sent never came."),
        ("Because of the noise we moved out.", "Because of the noise we moved out."),
        ("We moved because it was loud.", "We moved because it was loud."),
    ],
)
def test_what_happened_stands_first(said, turned):
    assert main_first(said, person_words(), GRAMMAR) == turned


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("he left the telly in the rain on the step box soaked telly won't turn on", True),
        ("i paid the deposit in june was promised a kitchen in march", True),
        ("i paid the deposit and was promised a kitchen", False),
        ("the man said it was ready", False),
        ("the bin has been missed", False),
    ],
)
def test_two_things_that_nothing_joins_are_known(text, runs):
    assert runs_on(text.split(), person_words()) is runs


def test_a_message_without_marks_is_known():
    assert is_unmarked("i rang on monday and " * 8)
    assert not is_unmarked(
        "I rang on Monday. Nobody came. I rang again on Tuesday, and the lad said it was done."
    )
