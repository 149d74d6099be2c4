"""What the words of a whole message say of its topic, and that those of writers nobody learnt from are read."""

import numpy as np
import pytest

from app.errors import ConfigurationError
from app.reading.topic_words import TOPICS, TopicWords, load_topic_words, units
from app.text.weights.fitted import Table, numbered, packed

SAYS = {"parcel": (2.0, "delivery", 40), "crash": (2.0, "technical", 40), "my parcel": (1.0, "booking", 10)}
"""Of each unit its rarity, the topic for which it speaks, and how much (twentieths)."""


def table() -> Table:
    weights = np.zeros((len(SAYS), len(TOPICS)), dtype=np.int16)
    for place, (_, topic, weight) in enumerate(SAYS.values()):
        weights[place, TOPICS.index(topic)] = weight
    rarity = np.array([100 * rarity for rarity, _, _ in SAYS.values()], dtype=np.uint16)
    numbers = numbered(SAYS)
    order = np.argsort(numbers)
    return Table(numbers[order], rarity[order], weights[order], np.zeros(len(TOPICS)), 0.0)


TABLE = table()


def test_words_speak_for_the_topics_that_they_weigh_for():
    likely = TopicWords(TABLE).likely([["the", "parcels"], ["hello"]])
    assert max(likely, key=likely.get) == "delivery"
    assert sum(likely.values()) == pytest.approx(1)


def test_words_that_are_not_known_say_nothing():
    assert TopicWords(TABLE).likely([["hello"]])["delivery"] == pytest.approx(1 / len(TOPICS))


def test_pairs_end_with_their_sentence():
    words = TopicWords(TABLE)
    together, apart = words.likely([["my", "parcel"]]), words.likely([["my"], ["parcel"]])
    assert together["booking"] > apart["booking"]
    assert units(["my", "parcels"]) == ["my", "parcel", "my parcel"]


def test_the_words_that_speak_most_come_first_and_those_that_speak_against_not_at_all():
    assert TopicWords(TABLE).strongest(["my", "parcel", "crashed"], "delivery", most=2) == [1]
    assert TopicWords(TABLE).strongest(["my", "parcel"], "refund", most=2) == []


def test_a_language_without_weights_says_nothing(tmp_path):
    assert load_topic_words(tmp_path).likely([["parcel"]]) == {}


@pytest.mark.parametrize(
    "content", [b"no table", packed(TABLE)[:200], packed(TABLE._replace(bias=np.zeros(3)))]
)
def test_a_file_that_is_no_table_is_told(tmp_path, content):
    (tmp_path / "topics.npz").write_bytes(content)
    with pytest.raises(ConfigurationError):
        load_topic_words(tmp_path)
