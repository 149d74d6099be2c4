"""An expression tells which words it needs, reads small letters, and is compiled when it is tried."""

import re

import pytest

from app.text.expressions import expression


@pytest.mark.parametrize(
    ("written", "literals"),
    [
        (r"\brefund(?:ed|s)?\b", {"refund"}),
        (r"\b(?:sorry|apologise)\b", {"sorry", "apologise"}),
        (r"\b(?:I|we) will\b", {" will"}),
        (r"(?-i:\bTBC\b)", {"tbc"}),
        (r"\d+%", {"%"}),
        (r"\d+ o", None),
        (r"a?b?", None),
    ],
)
def test_the_needed_words_are_read_from_the_expression(written: str, literals: set[str] | None) -> None:
    assert expression(written).literals == literals


@pytest.mark.parametrize("written", ["(", "(?P<a>x)(?P<a>y)", "(?<=a+)b", "(?<!a|bc)d", r"\1"])
def test_what_is_no_expression_is_refused_though_it_is_never_tried(written: str) -> None:
    with pytest.raises(re.error):
        expression(written)


def test_capitals_are_read_where_an_expression_says_so() -> None:
    assert (expression(r"We \WILL").cased, expression("(?-i:WE)").cased) == (False, True)
    assert expression(r"\Swe WILL").pattern.search("-we will")
    assert not expression(r"(?-i:WE) will").pattern.search("we WILL")
    assert expression(r"(?-i:WE) will").pattern.search("WE WILL")


def test_an_expression_is_read_once() -> None:
    assert expression("refund") is expression("refund")
