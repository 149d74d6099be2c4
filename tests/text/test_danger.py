"""A danger at this moment is told by plain words in the present tense; what is over, feared or compared is none."""

import pytest

from app.text.danger import frightened, fumes, present
from app.text.tables import LANGUAGES, table


@pytest.mark.parametrize(
    "message",
    [
        "I can smell gas in the hall and the baby is asleep upstairs.",
        "The socket is still sparking when I touch it.",
        "My son can't breathe properly since he ate it.",
        "She is bleeding from the mouth.",
        "He has chest pain and your pharmacy gave him the wrong box.",
        "We are stuck in the lift at Weaver House.",
        "Water is coming through onto the fuse board.",
        "She has swallowed two button batteries from your toy.",
    ],
)
def test_a_danger_that_goes_on_is_found(message):
    assert present(message, "en")


@pytest.mark.parametrize(
    "message",
    [
        "Your driver left a Lego set in the bin. It's not safe, it's a bin!",
        "The headstone had a sticker saying UNSAFE.",
        "The kitchen ceiling came down on the 18th and I was stood under it.",
        "I nearly swallowed the crown, I have it here in an egg cup.",
        "A man fainted on your train at Bradford.",
        "The charger was smoking yesterday, so I threw it out.",
        "My granddad could have choked on it.",
        "We smelled gas in March and nobody came.",
        "The man in the next room is smoking all night.",
        "He had hives on Friday. He's fine now.",
    ],
)
def test_what_is_over_feared_or_no_danger_to_a_person_is_not(message):
    assert not present(message, "en")


@pytest.mark.parametrize(
    ("language", "now", "over"),
    [
        ("de", "In der Küche riecht es stark nach Gas, es riecht nach Gas.", "Gestern roch es nach Gas."),
        ("es", "Mi hijo no puede respirar.", "Ayer mi hijo se cayó."),
        ("fr", "Mon fils n'arrive pas à respirer.", "Il est tombé hier."),
        ("it", "C'è odore di gas in cucina.", "Ieri c'era odore di gas."),
        ("nl", "Mijn zoon krijgt geen adem.", "Gisteren rook het naar gas."),
        ("pt", "O meu filho não consegue respirar.", "Ontem havia fumo."),
    ],
)
def test_each_language_tells_a_danger_now_from_one_that_is_over(language, now, over):
    assert present(now, language)
    assert not present(over, language)


def test_every_language_has_its_words():
    for language in LANGUAGES:
        assert {"now", "unless", "frightened"} <= set(table(language, "danger"))


def test_fright_is_said_by_the_writer():
    assert frightened("I'm not being dramatic, I am really scared.", "en")
    assert frightened("She could have died.", "en")
    assert not frightened("I am furious and tired of this.", "en")


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("There's a smell in the utility room, sort of eggy.", "gas"),
        ("The carbon monoxide alarm went off twice.", "monoxide"),
        ("The boiler burns orange now and my wife has a headache.", "monoxide"),
        ("Your gas engineer never came.", None),
        ("My gas bill has doubled.", None),
        ("The eggs were cracked.", None),
    ],
)
def test_gas_and_the_fumes_of_what_burns_are_told_apart(message, found):
    assert fumes(message) == found
