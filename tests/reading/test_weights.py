import json

import pytest

from app.errors import ConfigurationError
from app.reading.weights import Weights, load_weights, stems

TABLE = {"scale": 10, "bias": -1, "stems": {"parcel": [2.0, 0], "crash": [2.0, 20]}}


def test_displeasure_is_weighed_and_words_that_are_not_known_weigh_nothing():
    weights = Weights(TABLE)
    assert weights.displeased(["crashed"]) > 0 > weights.displeased(["hello"])
    assert weights.displeased(["crashed", "parcel"]) < weights.displeased(["crashed"])


def test_a_language_without_weights_weighs_nothing(tmp_path):
    assert load_weights(tmp_path).displeased(["parcel"]) == 0


@pytest.mark.parametrize("text", ["no json", json.dumps({"stems": 3}), json.dumps({**TABLE, "scale": "x"})])
def test_a_file_that_is_no_table_is_told(tmp_path, text):
    (tmp_path / "weights.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError):
        load_weights(tmp_path)


def test_numbers_tell_nothing_and_joined_words_are_told_apart():
    assert stems("check-in") == ("check", "in")
    assert stems("42nd") == ()
