"""How heavily a message weighs, on a writer whom the weights have not seen."""

import json
from pathlib import Path

import pytest

from app.text import sentences
from app.text.weights.seriousness import WEIGHTS, serious, weights

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data" / "felt" / "en.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.fixture(scope="module")
def weighed():
    return [(row["weight"], [span.text for span in sentences.split(row["message"])]) for row in ROWS]


def test_each_weight_has_a_likelihood_and_they_make_a_whole(weighed):
    for _, message in weighed:
        likely = weights(message)
        assert len(likely) == len(WEIGHTS)
        assert sum(likely) == pytest.approx(1)
        assert serious(message) == pytest.approx(likely[2] + likely[3])


def test_what_surely_weighs_heavily_does(weighed):
    heavy = [weight >= 2 for weight, message in weighed if serious(message) >= 0.8]
    assert len(heavy) >= 40
    assert sum(heavy) >= 0.88 * len(heavy)


def test_what_hardly_weighs_heavily_seldom_does(weighed):
    light = [weight >= 2 for weight, message in weighed if serious(message) < 0.3]
    assert sum(light) <= 0.3 * len(light)
    assert len(light) >= 10


def test_a_message_without_a_known_word_is_not_taken_for_serious():
    assert serious(["Xyzzy plugh."]) < 0.8
    assert serious([]) < 0.8
