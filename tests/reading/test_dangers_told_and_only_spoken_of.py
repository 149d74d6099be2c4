"""A danger is read where somebody tells of one, however it is told, and not where they only use its words.

The 270 messages were written and labelled by two sessions of a language model that knew nothing of this project; the
weights have not seen them, the bounds were set with them in view. Those of `told.jsonl` were written before the weights
were fitted that it measures, and are none of what they learnt from: 78 plain dangers, many of them a medicine, a supply
or a helper that is missing, and 120 long stories of shops, boots, haircuts and servers in which nobody comes to harm.
"""

import json
from pathlib import Path

import pytest

from app.model.brief import Brief
from app.prompts import Prompts
from app.reading.lexicon import load_lexicons
from app.reading.reading import Reader
from tests.guidelines.shipped import FOLDER

DATA = Path(__file__).parents[1] / "data" / "dangers"
READER = Reader(load_lexicons(), Prompts([FOLDER.parent / "prompts"]))


def read(name):
    rows = [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]
    return [(row["label"], READER.read(Brief(message=row["message"]))) for row in rows]


@pytest.fixture(scope="module")
def readings():
    return read("en")


@pytest.fixture(scope="module")
def told():
    return read("told")


def share_in_danger(readings, label):
    found = [reading.urgency == "danger" for said, reading in readings if said == label]
    return sum(found) / len(found)


def test_nine_dangers_in_ten_are_read(readings):
    assert share_in_danger(readings, "danger") >= 0.9


def test_two_hints_at_self_harm_in_three_reach_whoever_answers(readings):
    assert share_in_danger(readings, "self_harm") >= 0.67


def test_figures_of_speech_and_what_is_over_or_only_asked_about_are_hardly_ever_one(readings):
    assert share_in_danger(readings, "none") <= 0.02


def test_what_somebody_needs_and_does_not_get_is_read_whatever_it_is_called(told):
    """By the weights and phrases before these messages were written it was 0.63."""
    assert share_in_danger(told, "danger") >= 0.85


def test_a_long_story_is_hardly_ever_taken_for_a_danger(told):
    """By the weights before these messages were written it was 0.31."""
    assert share_in_danger(told, "none") <= 0.05


def test_no_long_story_goes_to_somebody_above_the_reader_for_safety(told):
    assert not [reading for label, reading in told if label == "none" and "safety" in reading.risks]


@pytest.mark.parametrize(
    ("meant", "spoken"),
    [
        (
            "The charger exploded in my son's hand last night and burned his palm.",
            "Our bill exploded last month.",
        ),
        (
            "Smoke is pouring from the dryer and there are flames behind the drum.",
            "My inbox is in flames today.",
        ),
        (
            "I choked on a plastic ring that was in your yoghurt.",
            "I choked up at the film you showed on Friday.",
        ),
    ],
)
def test_the_same_word_tells_of_a_danger_where_it_is_meant(meant, spoken):
    assert READER.read(Brief(message=meant)).urgency == "danger"
    assert READER.read(Brief(message=spoken)).urgency == "none"
