"""Quick search finds what a plain search finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checklist.literals import needed
from app.checklist.patterns import Patterns, piece, straight
from tests.checklist.cases import guidelines

EXPRESSIONS = sorted({e for g in guidelines() for c in g.cues.values() for e in (*c.shows, *c.breaks)})
SENTENCES = sorted(
    {line for g in guidelines() for e in (*g.examples.good, *g.examples.bad) for line in e.reply.splitlines()}
)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_shortcut_changes_nothing(expression: str) -> None:
    plain = re.compile(expression, re.IGNORECASE)
    for sentence in map(straight, SENTENCES):
        quick = [s.start for s in Patterns([expression]).spans([piece(sentence)])]
        assert quick == [m.start() for m in plain.finditer(sentence) if m.end() > m.start()]


@pytest.mark.parametrize(
    ("expression", "literals"),
    [
        (r"\brefund(?:ed|s)?\b", {"refund"}),
        (r"\b(?:sorry|apologise)\b", {"sorry", "apologise"}),
        (r"\b(?:I|we) will\b", {" will"}),
        (r"\d+%", None),
        (r"a?b?", None),
        (r"(", None),
    ],
)
def test_the_needed_words_are_read_from_the_expression(expression: str, literals: set[str] | None) -> None:
    assert needed(expression) == literals


@given(st.text())
def test_straight_text_keeps_its_offsets(text: str) -> None:
    assert len(straight(text)) == len(text)
