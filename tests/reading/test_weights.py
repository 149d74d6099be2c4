import json

import pytest

from app.errors import ConfigurationError
from app.reading.weights import Weights, load_weights, stems

TABLE = {
    "labels": ["delivery", "technical", "none", "displeased"],
    "scale": 10,
    "bias": [0, 0, 0, -1],
    "stems": {"parcel": [2.0, 30, 0, 0, 0], "crash": [2.0, 0, 30, 0, 20]},
}


def test_words_speak_for_the_topics_that_they_weigh_for():
    topics = Weights(TABLE).topics(["the", "parcels"])
    assert topics["delivery"] > 0.8
    assert sum(topics.values()) == pytest.approx(1)


def test_displeasure_is_weighed_beside_the_topics_and_words_that_are_not_known_weigh_nothing():
    weights = Weights(TABLE)
    assert weights.displeased(["crashed"]) > 0 > weights.displeased(["hello"])
    assert weights.topics(["hello"])["delivery"] == pytest.approx(1 / 3)


def test_the_words_that_speak_most_come_first_and_those_that_speak_against_not_at_all():
    assert Weights(TABLE).strongest(["my", "parcel", "crashed"], "delivery", most=2) == [1]
    assert Weights(TABLE).strongest(["my", "parcel"], "no such label", most=2) == []


def test_a_language_without_weights_weighs_nothing(tmp_path):
    weights = load_weights(tmp_path)
    assert weights.topics(["parcel"]) == {}
    assert weights.displeased(["parcel"]) == 0


@pytest.mark.parametrize("text", ["no json", json.dumps({"labels": 3}), json.dumps({**TABLE, "scale": "x"})])
def test_a_file_that_is_no_table_is_told(tmp_path, text):
    (tmp_path / "weights.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError):
        load_weights(tmp_path)


def test_numbers_tell_nothing_and_joined_words_are_told_apart():
    assert stems("check-in") == ("check", "in")
    assert stems("42nd") == ()
