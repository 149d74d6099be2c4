"""The word of sympathy fits: its kind is borne out by their own words, its weight by what is at stake."""

import asyncio
import re

import pytest

from app.engines.builtin.happening import happening, kinds
from app.engines.builtin.mood import is_cross, named_feelings, words_of
from app.engines.builtin.stakes import at_stake
from app.engines.builtin.strain import strain
from app.model.brief import Brief
from tests.engines.builtin.circumstances import circumstances
from tests.guidelines.shipped import GUIDELINES, usable
from tests.services import service_of

SERVICE = service_of("builtin")
CROSS = re.compile(
    r"annoy|fed up|had enough|lost patience|maddening|exasperat|angry|unhappy|patience (?:has|over)",
    re.IGNORECASE,
)


def reply(message, **rest):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **rest}))).reply.text


def says(text, guideline, slot):
    return any(phrase.say in text for phrase in GUIDELINES.phrases(guideline, slot, "en"))


def mood(message, *feelings, anger=1):
    return named_feelings(circumstances(*feelings, anger=anger), message, "en")


@pytest.mark.parametrize("kind", kinds())
def test_of_what_happened_nobody_calm_is_told_that_they_are_annoyed(kind):
    said = [p.say for p in usable("acknowledge", f"told_{kind}", anger=1)]
    assert len(said) >= 12
    assert [text for text in said if CROSS.search(text)] == []


@pytest.mark.parametrize("slot", ["feel", "feel_and_grant", "about_it", "sorry"])
def test_where_no_feeling_shows_and_nobody_is_cross_the_words_are_plain_and_not_cold(slot):
    said = [p.say for p in usable("empathize", slot, anger=1) if not p.when.feeling]
    cold = re.compile(r"bring this|brought this|raised this|bothers you|not happy", re.IGNORECASE)
    assert said
    assert [text for text in said if CROSS.search(text) or cold.search(text)] == []


@pytest.mark.parametrize("slot", ["serious", "strain_ashamed", "strain_slip"])
def test_words_for_what_weighs_or_shames_name_no_annoyance_and_make_nothing_small(slot):
    light = re.compile(r"sorted|just|little|only|bother|inconvenien|tidy|quick", re.IGNORECASE)
    for phrase in GUIDELINES.phrases("empathize", slot, "en"):
        assert not CROSS.search(phrase.say), phrase.say
        assert slot != "serious" or not light.search(phrase.say), phrase.say
        assert not re.search(r"\b(?:seriously|serious)\b", phrase.say) or slot == "serious", phrase.say


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("I'm upset and I'd like to know how it came about.", ("sadness",)),
        ("I was really scared for him.", ("worry",)),
        ("That worries me, with the winter coming.", ("worry",)),
        ("It is so frustrating.", ("frustration",)),
        ("We were very disappointed, and I'm angry about the letter.", ("disappointment", "anger")),
        ("I'm not upset at all.", ()),
        ("The man next to me was upset.", ()),
        ("I'm afraid the kettle is broken.", ()),
        ("I'm scared of heights, is the tower glass?", ()),
        ("We lost the receipt.", ()),
    ],
)
def test_a_feeling_of_their_own_is_named_and_first(message, named):
    assert mood(message).feelings == named


@pytest.mark.parametrize(
    "message",
    [
        "This is the third letter I have written about my late sister's subscription, thank you for your patience.",
        "I still haven't had the tablets, could you look please?",
    ],
)
def test_the_patient_who_write_again_have_not_had_enough(message):
    assert "frustration" not in mood(message, "frustration").feelings
    assert "frustration" in mood(message, "frustration", anger=3).feelings


@pytest.mark.parametrize(
    ("message", "cross"),
    [
        ("I typed the wrong date, can it be changed?", False),
        ("The stitches have opened and she is whimpering.", False),
        ("It came back with a hole in it. What can be done?", False),
        ("This is not good enough.", True),
        ("Why does NOBODY ring me back", True),
        ("I'm fed up with it.", True),
        ("Sort it out.", True),
    ],
)
def test_anger_that_no_word_shows_is_not_answered_to(message, cross):
    assert is_cross(message, 2) is cross
    assert mood(message, anger=2).anger == (2 if cross else 1)
    assert mood(message, anger=4).anger == 4


@pytest.mark.parametrize(
    "message", ["All my tomato plants died.", "The tomatoes died within a week.", "Both hedges have died."]
)
def test_nobody_is_given_condolences_for_a_plant(message):
    assert "grief" not in mood(message, "grief").feelings
    assert not re.search(r"condolences|sympathy|loss", reply(message))


@pytest.mark.parametrize(
    "message",
    [
        "We told the club that he'd died and yet a card came for our son.",
        "She would have been nine on Sunday. Please stop the birthday letters.",
    ],
)
def test_a_death_told_in_passing_is_heard(message):
    assert mood(message).feelings[:1] == ("grief",)


@pytest.mark.parametrize(
    ("message", "ashamed"),
    [
        ("I'm so ashamed.", True),
        ("This is embarrassing, but I have lost the key again.", True),
        ("I feel awful asking.", True),
        ("I was embarrassed and I want an apology.", False),
        ("I hate to admit it, but I deleted the file.", True),
        ("You should be ashamed of yourselves.", False),
        ("You made me feel stupid in front of everyone.", False),
        ("They say it is my own fault.", False),
        ("I have felt awful since the tablets.", False),
        ("It's your own fault that I left.", False),
        ("I feel stupid for trusting you.", False),
    ],
)
def test_who_is_ashamed_of_themselves_is_known_by_their_own_words(message, ashamed):
    assert (strain(message) == "ashamed") is ashamed


@pytest.mark.parametrize(
    ("message", "slip"),
    [
        ("I made a silly mistake.", True),
        ("It's all my own fault, I know.", True),
        ("I know I should have checked.", True),
        ("Silly me.", True),
        ("They say it is my own fault.", False),
        ("I know I should have read it, but it stood nowhere.", False),
        ("Thank you for bearing with my bad English.", False),
    ],
)
def test_who_owns_up_to_a_slip_is_met_with_no_more_than_that(message, slip):
    assert (strain(message) == "slip") is slip


@pytest.mark.parametrize(
    "message",
    [
        "I feel so stupid, I booked the room for the wrong month. Can it still be changed?",
        "I'm ashamed to say I am two months behind with the rent. Could I pay in parts?",
    ],
)
def test_who_is_ashamed_is_met_kindly_and_never_as_if_they_were_cross(message):
    text = reply(message)
    assert says(text, "empathize", "strain_ashamed")
    assert not CROSS.search(text)


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("All our wedding photos were in there.", "memory"),
        ("My grandmother's letters were in the case.", "memory"),
        ("The cellar flooded in the night.", "home"),
        ("I can't buy food.", "living"),
        ("I could lose my job over this.", "living"),
        ("He is in constant pain.", "health"),
        ("She hasn't been out of the house since.", "health"),
        ("Our dog came home with a wound.", "animal"),
        ("You lost my cat.", "animal"),
        ("He called me a liar.", "dignity"),
        ("We could have been killed.", "life"),
        ("My account was hacked.", "fraud"),
        ("Do you restore my grandmother's kind of clock?", None),
        ("The photos on your website are blurred.", None),
        ("I lost my ticket.", None),
        ("I have a hair appointment for our wedding photos.", None),
        ("It is parked there and not moving.", None),
        ("He can't work the override.", None),
        ("He's not the type to chase.", None),
        ("My inbox is flooded with your newsletters.", None),
        ("Is there a price list for wheelchair hire?", None),
    ],
)
def test_what_is_at_stake_is_known_by_plain_words(message, kind):
    assert at_stake(message) == kind


@pytest.mark.parametrize(
    "message",
    [
        "The box with all our wedding photos was thrown out by your movers.",
        "I could lose my job because the bus did not come again this morning.",
    ],
)
@pytest.mark.parametrize(
    "facts", [(), ("The box with all your wedding photos is lost, and the bus did not come this morning.",)]
)
def test_what_weighs_is_met_with_words_of_weight(message, facts):
    text = reply(message, facts=facts)
    assert any(says(text, "empathize", slot) for slot in (("moved",) if facts else ("serious", "heavy")))


@pytest.mark.parametrize(
    ("message", "due"),
    [
        ("The wedding is on Saturday.", True),
        ("We fly on Thursday.", True),
        ("I need it by the 14th.", True),
        ("The rent goes out on Friday.", True),
        ("On Saturday we were all at my sister's.", False),
        ("It arrived on Monday with a crack.", False),
        ("I rang you two days ago.", False),
    ],
)
def test_a_day_presses_only_where_something_is_needed_by_it(message, due):
    assert (words_of("due").search(message) is not None) is due


@pytest.mark.parametrize(
    "message",
    [
        "Well done everyone, the showers have been cold for three weeks.",
        "Lovely touch, charging me for a seat behind a pillar. What will you do?",
        "Great. So the waterproof boots are a sponge.",
        "Congratulations on the new app! It crashes each time I pay.",
    ],
)
def test_bitter_praise_is_neither_thanked_for_nor_held_up(message):
    text = reply(message)
    assert not re.search(r"[Ww]ell done|[Dd]one everyone|[Ll]ovely touch|[Cc]ongratulations|Great\b", text)
    assert not re.search(r"kind words|praise|what you liked|glad to (?:find|look|help)", text)


@pytest.mark.parametrize(
    "message",
    [
        "Well done everyone, the garden looks beautiful.",
        "Congratulations on the new library, the children love it.",
        "Lovely rooms and a good breakfast.",
    ],
)
def test_praise_that_is_meant_is_no_scorn(message):
    assert not words_of("scorn").search(message)


@pytest.mark.parametrize(
    "message",
    [
        "You referred me for a lump six weeks ago. I have heard nothing and lie awake.",
        "I'm so worried about my results. I can't sleep.",
    ],
)
def test_who_only_lies_awake_is_met_with_what_keeps_them_awake(message):
    assert not says(reply(message), "empathize", "strain_worn")


def test_who_is_worn_out_is_met_so_whatever_is_at_stake():
    text = reply("You referred me for a lump six weeks ago. I'm at the end of my tether.")
    assert says(text, "empathize", "strain_worn")


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm too tired to be rude, so take it as read.",
        "It's been four years of peace.",
        "If the answer's still no, then say so.",
        "In those nineteen hours I also slept and cooked.",
        "I stood there in front of a bus.",
    ],
)
def test_what_only_sounds_like_it_is_no_hurt_no_wait_and_no_shame(sentence):
    assert happening([sentence]) is None
