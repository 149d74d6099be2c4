"""Condolences name the one who died where the message surely tells, and nobody where it may be another's loss."""

import pytest

from app.engines.builtin.mood import named_feelings
from app.engines.builtin.mourning import Mourned, is_of_another, mourned
from tests.engines.builtin.circumstances import circumstances, opening

FACTS = ["The account was closed on 3 June."]


@pytest.mark.parametrize(
    ("message", "called"),
    [
        ("My nan passed away on 3 March and the bills still come.", "your nan"),
        ("Mum died in May. Please close her account.", "your mum"),
        ("We lost my dad last week and the order is still open.", "your dad"),
        ("I'm the executor for my aunt, Miss Tansley.", "your aunt"),
        ("My uncle Geoff's funeral was at twelve.", "your uncle Geoff"),
        ("The headstone for dad says 1948.", "your dad"),
        ("My wife's mother died on Sunday.", "your wife's mother"),
        ("The line is in my late husband's name. He died five weeks ago.", "your husband"),
        ("My mother's headstone is wrong. Mum's funeral was in May.", "your mother"),
        ("I lost my brother in January and you still write to him.", "your brother"),
    ],
)
def test_kin_is_named_in_words_to_them(message, called):
    assert mourned(message) == Mourned(called)


@pytest.mark.parametrize(
    ("message", "called"),
    [
        ("We lost our dog Pepper on Sunday, after thirteen years.", "Pepper"),
        ("Please cancel the insurance on Mabel, my cat. She had to be put to sleep on Friday.", "Mabel"),
        ("Our rabbit died in your care.", "your rabbit"),
        ("Why have the ashes of our dog Biscuit not come home?", "Biscuit"),
    ],
)
def test_an_animal_is_called_by_its_name_where_that_is_certain(message, called):
    assert mourned(message) == Mourned(called, is_animal=True)


@pytest.mark.parametrize(
    "message",
    [
        "You lost my parcel and my dad would have killed me.",
        "My mum died laughing at the photo on your card.",
        "I lost my dad a good customer by this.",
        "I lost my son in your store for ten minutes.",
        "We lost our dog in the park on Sunday and your poster helped.",
        "If my dad died tomorrow, who would get the policy?",
        "Her dad died last week and her card is late.",
        "My father's funeral plan has gone up.",
        "Our dog was put to sleep for the X-ray and woke up fine.",
        "My dad died when I was six and I kept his watch.",
        "The clock belonged to my late father.",
        "I lost my mum's ring in your pool.",
        "It's a mother's day wreath for my mum.",
        "My daughter's passing her driving test means a new policy.",
        "The nurse told my wife our rabbit had died. He hadn't.",
        "I sang it at my twin's funeral eighteen years ago.",
        "I'd like my late wife's recipes printed. She died two years ago.",
        "My late husband's account is open still. Do you need the death certificate? It has been four years.",
    ],
)
def test_nobody_is_named_where_it_is_no_death_of_theirs_or_long_ago(message):
    assert mourned(message) is None


def test_nobody_is_named_where_two_have_died():
    assert mourned("My dad died in March and my mum's funeral is on Friday.") is None


@pytest.mark.parametrize(
    "message",
    [
        "The lady next door passed away last month and her skip is on our drive.",
        "I ordered a sympathy card for a friend, her dad died last week, and the funeral is tomorrow.",
        "The previous tenant passed away and his post still comes here.",
    ],
)
def test_the_loss_of_somebody_else_is_not_condoled_with(message):
    assert is_of_another(message)
    assert "grief" not in named_feelings(circumstances(anger=1), message, "en").feelings


@pytest.mark.parametrize(
    "message",
    [
        "You had my Fiesta for a clutch. It has my late dad's St Christopher on the mirror.",
        "I left a scarf at your cloakroom. Mine was knitted by my late partner, and you gave me another.",
    ],
)
def test_a_keepsake_of_long_ago_is_met_without_condolences(message):
    assert named_feelings(circumstances(anger=1), message, "en").feelings == ()


@pytest.mark.parametrize("fault", ["ours", "unknown"])
def test_the_condolences_name_them_and_our_apology_is_the_only_sorry_where_we_owe_one(fault):
    first = opening("My nan passed away on 3 March and the bills still come.", facts=FACTS, fault=fault)
    assert "your nan" in first.split(". ")[0]
    assert first.count("sorry") <= 1
