"""A reply is taken out of JSON that is still coming, and what was released never changes."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.engines.llm.partial import Release, ReplyText
from app.text.sentences import split
from tests.engines.llm.says import REPLY

PARTS = [
    "Dear Tom,\n\n",
    "It is late. ",
    "Is it? ",
    "e.g. ",
    "£3.",
    "50",
    "\n- one",
    "\n\n",
    "Regards,",
    "Tom",
    "<b",
]
TEXTS = st.text(max_size=200) | st.lists(st.sampled_from(PARTS), max_size=25).map("".join)


def pieces(text, sizes):
    at = step = 0
    while at < len(text):
        size = sizes[step % len(sizes)]
        yield text[at : at + size]
        at, step = at + size, step + 1


@given(TEXTS, st.lists(st.integers(1, 9), min_size=1, max_size=5), st.booleans())
@example(reply='Grüße 😀 \\ " / \t', sizes=[1], ascii_only=True)
def test_the_reply_comes_out_as_json_reads_it(reply, sizes, ascii_only):
    table = {
        "understanding": {"reply": "not this", "asks": ["{", '"reply":']},
        "subject": None,
        "reply": reply,
        "claims": [],
    }
    try:
        text = json.dumps(table, ensure_ascii=ascii_only).encode("utf-8").decode()
    except UnicodeEncodeError:
        text = json.dumps(table)
    reading = ReplyText()
    found = "".join(reading.feed(piece) for piece in pieces(text, sizes))
    expected = json.loads(text)["reply"].replace("\b", "").replace("\f", "")
    assert found == "".join(c for c in expected if not 0xD800 <= ord(c) < 0xE000)
    assert reading.whole


@pytest.mark.parametrize(
    "text", ["Dear Tom,", '```json\n{"reply": "x"}\n```', '["reply", "x"]', 'Here: {"reply": "x"}', "", "   "]
)
def test_an_answer_that_is_not_an_object_from_its_first_character_gives_nothing_early(text):
    reading = ReplyText()
    assert "".join(reading.feed(char) for char in text) == ""
    assert not reading.whole


@given(TEXTS, st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_what_is_released_is_the_beginning_of_the_text(text, sizes):
    release = Release()
    out = ""
    for piece in pieces(text, sizes):
        out += "".join(release.feed(piece))
        assert text.startswith(out)
    assert out + release.rest() == text


def test_the_greeting_goes_alone_and_each_sentence_once_the_next_has_begun():
    release = Release()
    out = [stretch for char in REPLY for stretch in release.feed(char)]
    assert out[0] == "Dear Ms Adeyemi,"
    ends = [sentence.text for stretch in out for sentence in split(stretch)]
    assert all(text.endswith((".", "?", ",")) for text in ends)
    assert len(out) >= 5
    assert release.rest().endswith("Kind regards,")


def test_a_closing_formula_and_what_stands_below_it_wait_for_the_end():
    release = Release()
    text = "Dear Tom,\n\nIt is done. All is well.\n\nKind regards.\nTom Ash.\nLarch. And so on."
    out = "".join(stretch for char in text for stretch in release.feed(char))
    assert out == "Dear Tom,\n\nIt is done. All is well."


def test_half_a_tag_or_link_is_never_released():
    release = Release()
    link = '<a href="x. Y">click</a>'
    text = f"Hello Tom,\n\nSee [the page. It is here](https://example.test/a). Then {link} it. Done now. "
    for char in text:
        for stretch in release.feed(char):
            assert stretch.count("[") == stretch.count("]")
            assert stretch.count("<") == stretch.count(">")
