"""What a model answered is read as far as it can be read, and refused where it holds no reply."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.llm.answer import SCHEMA, read_answer
from app.errors import UnavailableError
from tests.engines.llm.says import REPLY, answer


def objects(schema):
    if schema.get("type") == "object":
        yield schema
        for inner in schema["properties"].values():
            yield from objects(inner)
    if schema.get("type") == "array":
        yield from objects(schema["items"])


def test_the_schema_is_one_that_strict_mode_takes():
    found = list(objects(SCHEMA))
    assert len(found) == 3
    for table in found:
        assert table["required"] == list(table["properties"])
        assert table["additionalProperties"] is False
    json.dumps(SCHEMA)


def test_the_reply_comes_after_a_short_understanding_and_before_the_claims():
    assert list(SCHEMA["properties"]) == ["understanding", "subject", "reply", "claims"]


@pytest.mark.parametrize(
    "text",
    [
        answer(),
        f"```json\n{answer()}\n```",
        f"```\n{answer()}\n```\n",
        f"Here is the reply:\n\n{answer()}",
        f"Sure {{this is it}}:\n{answer()}\nI hope that this helps {{:}}",
        answer()[:-3],
        answer(subject=5, understanding="none", claims="none"),
        answer(claims=[5, {"quote": 3}, {"quote": "Dear", "serves": "x"}, None]),
        answer(extra={"more": 1}),
        json.dumps({"reply": REPLY}),
        json.dumps({"reply": REPLY.split("\n\n")}),
        REPLY,
        f"```\n{REPLY}\n```",
    ],
)
def test_a_reply_is_found_however_it_was_wrapped(text):
    assert read_answer(text).reply.strip() == REPLY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n",
        "{}",
        '{"reply": ""}',
        '{"reply": 5}',
        '{"reply": null}',
        '{"subject": "a"',
        '{"reply": []}',
    ],
)
def test_an_answer_without_a_reply_is_refused(text):
    with pytest.raises(UnavailableError):
        read_answer(text)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    with suppress(UnavailableError):
        assert read_answer(text).reply.strip()


def test_a_deep_nest_is_refused_or_read_as_text():
    with pytest.raises(UnavailableError):
        read_answer('{"a":' * 5000)
