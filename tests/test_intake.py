"""Bytes from outside: a value, or an error that names fields and repeats nothing."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import InputError, TooLargeError, UnreadableError
from app.intake import BODY_MAX, CheckRequest, parse
from app.model.brief import MESSAGE_MAX, Brief

MARK = "SECRET-4711"


def raw(**fields):
    return json.dumps(fields).encode()


def fields_of(data, model=Brief):
    with pytest.raises(InputError) as caught:
        parse(model, data)
    return dict(caught.value.fields)


def test_a_brief_needs_its_message_alone():
    assert parse(Brief, b'{"message": "Hello"}').message == "Hello"


def test_a_byte_order_mark_is_no_mistake():
    assert parse(Brief, b'\xef\xbb\xbf{"message": "Hello"}').message == "Hello"


@pytest.mark.parametrize(
    ("given_fields", "path", "reason"),
    [
        ({}, "message", "it is needed"),
        ({"message": " \n"}, "message", "the message is empty"),
        ({"message": 5}, "message", "a text is needed"),
        ({"message": "x", "gold": {}}, "gold", "there is no such field"),
        ({"message": "x", "fact": []}, "fact", "did you mean facts?"),
        ({"message": "x", "facts": "one"}, "facts", "a list is needed"),
        ({"message": "x", "facts": [1]}, "facts[0]", "a text is needed"),
        ({"message": "x", "fault": "theirs"}, "fault", "'ours', 'customer'"),
        ({"message": "x", "customer": "Ann"}, "customer", "an object is needed"),
        ({"message": "x", "thread": [{"from": "robot", "text": ""}]}, "thread[0].from", "is needed"),
        ({"message": "x", "thread": [{"form": "agent", "text": ""}]}, "thread[0].form", "did you mean from?"),
        ({"message": "x", "customer": {"nam": "A"}}, "customer.nam", "did you mean name?"),
        ({"message": "x" * (MESSAGE_MAX + 1)}, "message", "at most"),
        ({"message": "\ud800"}, "message", "half a character"),
        ({"message": "x", "variants": 4}, "variants", "at most 3"),
        ({"message": "x", "facts": ["a"] * 101}, "facts", "at most 100 are allowed, and 101 stand there"),
        ({"message": "x", "at": "2026-13-01"}, "at", "there is no such date and time"),
        ({"message": "x", "beyond_agent": "yes"}, "beyond_agent", "true or false"),
        ({"message": "x", "language": "English"}, "language", "a code such as en or pt-BR"),
        ({"message": "x", "language": "en <b>"}, "language", "a code such as en or pt-BR"),
    ],
    ids=range(20),
)
def test_each_wrong_field_is_named_with_its_reason(given_fields, path, reason):
    assert reason in fields_of(raw(**given_fields))[path]


def test_every_wrong_field_is_told():
    assert set(fields_of(raw(tone="x", fault="y", channel="z"))) == {"message", "tone", "fault", "channel"}


def test_a_flood_of_mistakes_is_cut_short():
    told = fields_of(raw(message="x", **{f"f{n}": n for n in range(100)}))
    assert len(told) == 20


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", UnreadableError),
        (b"{", UnreadableError),
        (b"\xff", UnreadableError),
        (b'{"message": NaN}', UnreadableError),
        (b"[" * 200_000, UnreadableError),
        (b'{"variants": ' + b"9" * 5000 + b"}", UnreadableError),
        (b"[]", InputError),
        (b"null", InputError),
        (b" " * (BODY_MAX + 1), TooLargeError),
    ],
    ids=range(9),
)
def test_what_is_no_json_object_is_refused_as_what_it_is(data, kind):
    with pytest.raises(InputError) as caught:
        parse(Brief, data)
    assert type(caught.value) is kind


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([*Brief.model_fields, "other"]), anything, max_size=5))
def test_no_mistake_repeats_what_was_sent(table):
    marked = {key: _marked(value) for key, value in table.items()}
    try:
        parse(Brief, json.dumps(marked).encode())
    except InputError as error:
        assert MARK not in str(error) + repr(error.fields)


def _marked(value):
    """The same with the mark in every text, name and value alike."""
    if isinstance(value, str):
        return MARK + " " + value
    if isinstance(value, list):
        return [_marked(entry) for entry in value]
    if isinstance(value, dict):
        return {MARK + " " + key: _marked(entry) for key, entry in value.items()}
    return value


def test_an_unknown_name_that_could_be_somebodys_words_is_not_repeated():
    assert list(fields_of(raw(message="x", **{"my password is hunter2": 1}))) == ["(another name)"]


@given(st.binary(max_size=100))
def test_any_bytes_give_a_brief_or_an_input_error(data):
    with suppress(InputError):
        assert parse(Brief, data)


@pytest.mark.parametrize("reply", ["", " \n\t"])
def test_an_empty_reply_cannot_be_checked(reply):
    assert fields_of(raw(brief={"message": "x"}, reply=reply), CheckRequest)["reply"] == "it is empty"


def test_a_mistake_inside_the_brief_of_a_check_has_its_whole_path():
    told = fields_of(raw(brief={"message": "x", "fact": []}, reply="y"), CheckRequest)
    assert told == {"brief.fact": "there is no such field; did you mean facts?"}
