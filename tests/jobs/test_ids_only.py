"""What DBOS may store of a job: ids and numbers, and of an error its class alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jobs.ids_only import IdsOnly, NotAnIdError, is_id

IDS = st.from_regex(r"[A-Za-z0-9_.:~+-]{1,120}", fullmatch=True)
KEPT = st.recursive(
    st.none() | st.booleans() | st.integers() | IDS,
    lambda inner: st.lists(inner) | st.dictionaries(IDS, inner),
    max_leaves=10,
)


@given(KEPT.filter(lambda data: not (isinstance(data, dict) and data.keys() == {"error"})))
def test_ids_and_numbers_come_back_as_they_were(data):
    assert IdsOnly().deserialize(IdsOnly().serialize(data)) == data


@given(
    st.text().filter(lambda text: text and not is_id(text)),
    st.sampled_from(["bare", "list", "value", "name"]),
)
def test_no_other_text_is_stored_however_deep_it_lies(text, where):
    data = {"bare": text, "list": ["id", (text,)], "value": {"a": {"b": text}}, "name": {text: 1}}[where]
    with pytest.raises(NotAnIdError) as refused:
        IdsOnly().serialize(data)
    assert text not in str(refused.value) or len(text) < 4


@pytest.mark.parametrize(
    "sentence", ["Dear Ms Adeyemi", "a@b.example", "two words", "tab\there", "x" * 121, "naïve"]
)
def test_a_sentence_an_address_and_a_long_text_are_no_ids(sentence):
    assert not is_id(sentence)


@given(st.text(min_size=5).filter(lambda text: text not in "ValueError"))
def test_an_error_is_stored_without_its_words(words):
    stored = IdsOnly().serialize(ValueError(words))
    assert json.loads(stored) == {"error": "ValueError"}
    assert str(IdsOnly().deserialize(stored)) == "ValueError"
