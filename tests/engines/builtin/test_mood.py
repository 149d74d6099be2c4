"""A reply names grief where somebody died, and no sadness that no word of the message bears out."""

import pytest

from app.engines.builtin.mood import named_feelings
from app.guidelines.choice import Circumstances


def found(*feelings: str) -> Circumstances:
    return Circumstances(
        fault="unknown",
        channel="email",
        tone="warm",
        length="standard",
        topic="other",
        feelings=feelings,
        abuse="none",
        anger=2,
    )


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("On Sunday night our dog died.", "grief"),
        ("My dad's funeral was on Tuesday and your flowers came late.", "grief"),
        ("The pump died after a week.", "worry"),
        ("She could have died.", "worry"),
        ("I lost my son in March.", "grief"),
        ("Your reception lost my son's inhaler.", "worry"),
        ("I lost my daughter's coat in your cloakroom.", "worry"),
        ("Your kennels lost our dog.", "worry"),
    ],
)
def test_grief_comes_first_where_somebody_died(message: str, first: str) -> None:
    assert named_feelings(found("worry"), message, "en").feelings[0] == first


def test_a_death_of_years_ago_is_no_fresh_grief() -> None:
    assert named_feelings(found("grief", "worry"), "Our mum passed in 2019.", "en").feelings == ("worry",)


def test_sadness_is_named_only_where_a_word_bears_it_out() -> None:
    assert named_feelings(found("sadness"), "The sandals are down to 2.", "en").feelings == ()
    assert named_feelings(found("sadness"), "I was in tears.", "en").feelings == ("sadness",)


def test_other_languages_keep_what_was_read() -> None:
    assert named_feelings(found("sadness"), "Die Sandalen sind weg.", "de").feelings == ("sadness",)
