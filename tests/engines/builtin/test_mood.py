"""A reply names grief where somebody died, and no feeling that no word of the message bears out."""

import pytest

from app.engines.builtin.mood import is_frailty, named_feelings, plays_down, weighs_heavily
from app.guidelines.choice import Circumstances
from tests.engines.builtin.circumstances import circumstances


def found(*feelings: str) -> Circumstances:
    return circumstances(*feelings, anger=2)


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("On Sunday night our dog died.", "grief"),
        ("My dad's funeral was on Tuesday and your flowers came late.", "grief"),
        ("The pump died after a week and I am worried.", "worry"),
        ("I was so frightened, she could have died.", "worry"),
        ("I lost my son in March.", "grief"),
        ("Your reception lost my son's inhaler and I am scared.", "worry"),
        ("I lost my daughter's coat in your cloakroom, what if it's gone?", "worry"),
        ("Your kennels lost our dog. I can't sleep.", "worry"),
    ],
)
def test_grief_comes_first_where_somebody_died(message: str, first: str) -> None:
    assert named_feelings(found("worry"), message, "en").feelings[0] == first


def test_a_death_of_years_ago_is_no_fresh_grief() -> None:
    assert named_feelings(found("grief", "worry"), "Our mum passed in 2019. I'm worried.", "en").feelings == (
        "worry",
    )


def test_sadness_is_named_only_where_a_word_bears_it_out() -> None:
    assert named_feelings(found("sadness"), "The sandals are down to 2.", "en").feelings == ()
    assert named_feelings(found("sadness"), "I was in tears.", "en").feelings == ("sadness",)


@pytest.mark.parametrize(
    ("feeling", "plain", "told"),
    [
        ("anger", "The skirting is not fine.", "I am furious about the skirting."),
        ("frustration", "Water is coming through the ceiling.", "This is my fifth email about the ceiling."),
        ("disappointment", "The top is 60mm short.", "We had been looking forward to it."),
        ("worry", "Where is my hearing aid please.", "I can't sleep for this."),
        ("embarrassment", "We carried buckets up from the lake.", "I was humiliated at the till."),
        ("distrust", "The bill is £164.", "You lied to me about the bill."),
    ],
)
def test_a_feeling_is_named_only_where_a_word_bears_it_out(feeling: str, plain: str, told: str) -> None:
    assert named_feelings(found(feeling), plain, "en").feelings == ()
    assert named_feelings(found(feeling), told, "en").feelings == (feeling,)


def test_loud_anger_needs_no_word_for_it() -> None:
    loud = found("anger").model_copy(update={"anger": 4})
    assert named_feelings(loud, "GIVE IT BACK.", "en").feelings == ("anger",)


@pytest.mark.parametrize(
    ("message", "heavy"),
    [
        ("A man from a debt company rang me at 8 in the morning.", True),
        ("Where are the vows? Where's my nan doing the reading?", True),
        ("My mum is in hospital and the chair never came.", True),
        ("They've got the wrong badge on the jumpers.", False),
        ("The cake for our wedding was dry.", False),
    ],
)
def test_what_cannot_be_made_good_weighs_heavily(message: str, heavy: bool) -> None:
    assert weighs_heavily(message, "en") is heavy


def test_other_languages_keep_what_was_read() -> None:
    assert named_feelings(found("sadness"), "Die Sandalen sind weg.", "de").feelings == ("sadness",)


@pytest.mark.parametrize(
    ("message", "mourns"),
    [("On Sunday night our Biscuit died.", True), ("The keyboard on my Lumen 16 died.", False)],
)
def test_a_name_may_have_died_and_a_machine_is_not_mourned(message: str, mourns: bool) -> None:
    assert ("grief" in named_feelings(found(), message, "en").feelings) is mourns


@pytest.mark.parametrize(
    ("message", "frail"),
    [
        ("My mum is in hospital and the chair never came.", True),
        ("He has dementia and the door alarm is dead.", True),
        ("Our newborn sleeps in the pram because the cot never came.", True),
        ("My son has epilepsy and the mat was late.", True),
        ("My mum is in hospital, she had a stroke.", False),
        ("A man from a debt company rang me.", False),
        ("The chair never came.", False),
    ],
)
def test_what_somebody_lives_with_weighs_and_is_no_dread(message: str, frail: bool) -> None:
    assert is_frailty(message, "en") is frail


@pytest.mark.parametrize(
    ("message", "light"),
    [
        ("We all laughed, no harm done.", True),
        ("It's no big deal, but the lid is dented.", True),
        ("No rush at all.", True),
        ("Just so you know, the sign is upside down.", True),
        ("Everyone laughed at me.", False),
        ("This is a big deal to us.", False),
        ("I am not happy.", False),
        ("I'm in a rush.", False),
    ],
)
def test_who_makes_light_of_a_matter_says_so(message: str, light: bool) -> None:
    assert plays_down(message, "en") is light
