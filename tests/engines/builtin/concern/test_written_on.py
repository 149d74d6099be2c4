"""Words in capitals that stand on something are given back as they stand; what is shouted is brought down."""

import pytest

from app.engines.builtin.concern.stated import without_emphasis
from app.engines.builtin.concern.written_on import stands_written


@pytest.mark.parametrize(
    "text",
    [
        "The card said HAPPY RETIREMENT LINDA",
        "My name is spelt KRZYSTOF",
        "The sign reads CLOSED FOR GOOD",
        "It is called CALM WATERS",
    ],
)
def test_what_stands_on_something_keeps_its_capitals(text):
    assert without_emphasis(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I had PAID for it", "I had paid for it"),
        ("He said he had NEVER seen it", "He said he had never seen it"),
    ],
)
def test_what_is_shouted_is_brought_down(text, told):
    assert without_emphasis(text) == told


def test_only_what_bears_words_says_them_in_capitals():
    assert stands_written("the label says ")
    assert not stands_written("the driver says ")
