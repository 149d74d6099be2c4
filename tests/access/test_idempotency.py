"""What stands in an Idempotency-Key, and what tells requests apart."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.idempotency import KEY_MAX, IdempotencyKeyError, fingerprint, key_of

PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=KEY_MAX)
TABLES = st.dictionaries(
    st.text(), st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())
)


@given(PRINTABLE)
def test_a_string_in_quotes_is_read_as_structured_fields_write_it(key):
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    assert key_of([f'"{escaped}"']) == key


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ([], None),
        (["8e03978e-40d5-43dd-bc93-6894a57f9324"], "8e03978e-40d5-43dd-bc93-6894a57f9324"),
        (['"a b"'], "a b"),
        ([' "a" '], "a"),
        (['"a";version=1'], "a"),
        (["x" * 255], "x" * 255),
        (['"' + r"\"" * 255 + '"'], '"' * 255),
    ],
)
def test_quotes_may_be_left_out(values, key):
    assert key_of(values) == key


@pytest.mark.parametrize(
    "values",
    [[""], ['""'], ["a b"], ['"a'], ['a"'], ['"a\\n"'], ["é"], ['"é"'], ["x" * 256], ["a", "a"], ['"a" "b"']],
)
def test_anything_else_is_refused(values):
    with pytest.raises(IdempotencyKeyError):
        key_of(values)


@given(TABLES, TABLES)
def test_the_order_of_fields_does_not_tell_bodies_apart_and_all_else_does(one, other):
    backwards = dict(reversed(one.items()))
    assert fingerprint("POST", "/v1/drafts", one) == fingerprint("POST", "/v1/drafts", backwards)
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (fingerprint("POST", "/p", one) == fingerprint("POST", "/p", other)) is same


def test_method_and_path_tell_requests_apart():
    prints = {fingerprint(*told) for told in (("POST", "/a", b""), ("PUT", "/a", b""), ("POST", "/b", b""))}
    assert len(prints) == 3
