"""Who "he" or "her" is, told only where one person can be meant, and as whose they are."""

import pytest

from app.engines.builtin.concern.named import Naming
from app.engines.builtin.concern.words import concern_words
from app.text.person.words import person_words

NAMING = Naming(concern_words(), person_words())


@pytest.mark.parametrize(
    ("before", "sentence", "told"),
    [
        ("My dad uses your stairlift.", "He has been stuck upstairs.", "My dad has been stuck upstairs."),
        ("Dad uses your stairlift.", "He has been stuck upstairs.", "My dad has been stuck upstairs."),
        ("I bring my mother on Mondays.", "Her chair was broken.", "My mother's chair was broken."),
    ],
)
def test_kin_of_the_one_who_writes_are_named(before, sentence, told):
    assert NAMING.name(sentence, before) == told


@pytest.mark.parametrize(
    "before",
    [
        "Joel's dad isn't in the picture.",
        "The boy's dad came in.",
        "Her dad rang you.",
        "A dad from the class complained.",
        "Their dad drives for you.",
    ],
)
def test_kin_of_somebody_else_are_not_made_theirs(before):
    sentence = "He has stopped talking about history."
    assert NAMING.name(sentence, before) == sentence
