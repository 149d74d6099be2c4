"""What the words of a whole message say of its topic, and that those of writers nobody learnt from are read."""

import json

import pytest

from app.errors import ConfigurationError
from app.reading.topic_words import TopicWords, load_topic_words, units

TABLE = {
    "topics": ["delivery", "technical", "booking"],
    "scale": 10,
    "bias": [0, 0, 0],
    "units": {"parcel": [2.0, 0, 40], "crash": [2.0, 1, 40], "my parcel": [1.0, 2, 10]},
}


def test_words_speak_for_the_topics_that_they_weigh_for():
    likely = TopicWords(TABLE).likely([["the", "parcels"], ["hello"]])
    assert max(likely, key=likely.get) == "delivery"
    assert sum(likely.values()) == pytest.approx(1)


def test_words_that_are_not_known_say_nothing():
    assert TopicWords(TABLE).likely([["hello"]])["delivery"] == pytest.approx(1 / 3)


def test_pairs_end_with_their_sentence():
    words = TopicWords(TABLE)
    together, apart = words.likely([["my", "parcel"]]), words.likely([["my"], ["parcel"]])
    assert together["booking"] > apart["booking"]
    assert units(["my", "parcels"]) == ["my", "parcel", "my parcel"]


def test_the_words_that_speak_most_come_first_and_those_that_speak_against_not_at_all():
    assert TopicWords(TABLE).strongest(["my", "parcel", "crashed"], "delivery", most=2) == [1]
    assert TopicWords(TABLE).strongest(["my", "parcel"], "no such topic", most=2) == []


def test_a_language_without_weights_says_nothing(tmp_path):
    assert load_topic_words(tmp_path).likely([["parcel"]]) == {}


@pytest.mark.parametrize(
    "text", ["no json", json.dumps({"units": 3}), json.dumps({**TABLE, "units": {"parcel": [2.0, 0]}})]
)
def test_a_file_that_is_no_table_is_told(tmp_path, text):
    (tmp_path / "topics.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError):
        load_topic_words(tmp_path)
