"""A danger is read where somebody tells of one, however it is told, and not where they only use its words.

The 270 messages were written and labelled by two sessions of a language model that knew nothing of this project; the
weights have not seen them, the bounds were set with them in view.
"""

import json
from pathlib import Path

import pytest

from app.model.brief import Brief
from app.prompts import Prompts
from app.reading.lexicon import load_lexicons
from app.reading.reading import Reader
from tests.guidelines.shipped import FOLDER

DATA = Path(__file__).parents[1] / "data" / "dangers" / "en.jsonl"
READER = Reader(load_lexicons(), Prompts([FOLDER.parent / "prompts"]))


@pytest.fixture(scope="module")
def readings():
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    return [(row["label"], READER.read(Brief(message=row["message"]))) for row in rows]


def share_in_danger(readings, label):
    found = [reading.urgency == "danger" for said, reading in readings if said == label]
    return sum(found) / len(found)


def test_nine_dangers_in_ten_are_read(readings):
    assert share_in_danger(readings, "danger") >= 0.88


def test_two_hints_at_self_harm_in_three_reach_whoever_answers(readings):
    assert share_in_danger(readings, "self_harm") >= 0.67


def test_figures_of_speech_and_what_is_over_or_only_asked_about_are_hardly_ever_one(readings):
    assert share_in_danger(readings, "none") <= 0.03


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
