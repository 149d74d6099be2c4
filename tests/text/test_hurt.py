"""Who was hurt, what was eaten already and a harmed animal are told apart from what only sounds like it."""

import pytest

from app.text import sentences
from app.text.hazard import hazard, is_seen_to


def kind_of(message):
    found = hazard([span.text for span in sentences.split(message)])
    return None if found is None else found.kind


@pytest.mark.parametrize(
    "message",
    [
        "My son was bitten by another child at your nursery.",
        "There are teeth marks on his arm.",
        "Your dog groomer let a terrier out and it bit me on the hand.",
        "I burned my hand on the coffee because the lid came off.",
        "I slipped on ice in front of your shop and hurt my back.",
        "My nan tripped over your cable and bruised her ribs.",
        "A shelf in your store fell on my foot.",
        "My wife was knocked down by your delivery van.",
        "My husband choked on a bone in your fish pie.",
        "Your trainer made me lift too much and I have torn a muscle.",
        "The ice on your steps was not cleared and I broke my hip.",
    ],
)
def test_a_person_was_hurt(message):
    assert kind_of(message) == "hurt"


@pytest.mark.parametrize(
    "message",
    [
        "I was burned by your gym once before with the fee.",
        "That decision will come back to bite us.",
        "The bug bit us again in the last release.",
        "I bit my tongue on the phone.",
        "I fell for your offer and hurt my wallet.",
        "You cut my hedge right back to brown wood.",
        "You cut my hair too short.",
        "Can I swap my ticket, I broke my leg and it's standing only?",
        "The auditions and the flu landed on us in one week.",
        "The printer keeps choking on the paper.",
        "I cut my thumb slightly, nothing dramatic.",
        "We fell off our chairs when we read it.",
        "The lift has been out for three weeks and nobody tells us anything.",
    ],
)
def test_a_figure_of_speech_a_scratch_and_a_reason_are_no_danger(message):
    assert kind_of(message) is None


@pytest.mark.parametrize(
    "message",
    [
        "I found metal in your soup, and I had already swallowed a piece.",
        "I ate your yoghurt and only then saw the mould.",
        "I finished the whole tin of tuna and there was a shard of glass at the bottom.",
        "We gave our baby two of the pouches before your recall e-mail came.",
        "I took two of the tablets before I saw that the label was another patient's.",
    ],
)
def test_what_was_eaten_is_not_left_alone(message):
    assert kind_of(message) == "eaten"


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("There is a shard of glass in the jar. Nobody has touched it.", "unused"),
        ("My cat ate the lily from your bouquet and she is sick.", "animal"),
        ("My dog was hit by your gate and is limping.", "animal"),
        ("She had your nut free bar and her lips are swelling.", "medical"),
        ("She had your nut free bar and her lips swelled up. We spent the night in A&E.", "hurt"),
        ("The heater started smoking last night. It is unplugged.", "unused"),
        ("The heater is unplugged and it started smoking again.", "fire"),
    ],
)
def test_each_danger_by_what_became_of_it(message, kind):
    assert kind_of(message) == kind


@pytest.mark.parametrize(
    ("message", "seen"),
    [
        ("It needed four stitches.", True),
        ("We spent the night in A&E.", True),
        ("The doctor said it would heal.", True),
        ("Her hip is broken.", True),
        ("The skin is broken.", False),
        ("Nobody rang me.", False),
    ],
)
def test_who_was_seen_to_is_known(message, seen):
    assert is_seen_to(message) is seen
