"""Quick search finds what a plain search finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checklist.patterns import Index, Patterns, letters, piece, straight
from tests.checklist.cases import guidelines

EXPRESSIONS = sorted(
    {e for g in guidelines() for c in g.cues.values() for _, listed in c.by_field() for e in listed}
)
SENTENCES = sorted(
    {line for g in guidelines() for e in (*g.examples.good, *g.examples.bad) for line in e.reply.splitlines()}
)[::4]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_shortcut_changes_nothing(expression: str) -> None:
    plain = re.compile(expression, re.IGNORECASE)
    for sentence in map(straight, SENTENCES):
        quick = [s.start for s in Patterns([expression]).spans([piece(sentence)])]
        assert quick == [m.start() for m in plain.finditer(sentence) if m.end() > m.start()]


@pytest.mark.parametrize("text", ["\n".join(SENTENCES[at::40]) for at in range(40)])
def test_what_cannot_stand_in_a_whole_text_stands_in_none_of_its_lines(text: str) -> None:
    whole = Patterns(EXPRESSIONS)
    possible = whole.within(letters(straight(text)))
    for line in map(piece, straight(text).split("\n")):
        assert list(possible.spans([line])) == list(whole.spans([line]))


@pytest.mark.parametrize("text", ["\n".join(SENTENCES[at::40]) for at in range(40)])
def test_sets_that_are_looked_for_together_find_what_each_finds_by_itself(text: str) -> None:
    sets = [Patterns(EXPRESSIONS[at::7]) for at in range(7)]
    alone = [list(each.spans([piece(straight(text))])) for each in sets]
    Index(sets)
    together = [each.within(letters(straight(text))) for each in sets]
    assert [list(each.spans([piece(straight(text))])) for each in together] == alone


def test_a_pattern_keeps_its_place_among_all() -> None:
    kept = Patterns(["refund", "parcel", "depot"]).within(letters("a parcel in the depot"))
    assert kept.matching(piece("the depot")) == [2]


@given(st.text())
def test_straight_text_keeps_its_offsets(text: str) -> None:
    assert len(straight(text)) == len(text)


@given(st.text())
def test_small_letters_keep_their_offsets(text: str) -> None:
    assert len(piece(text).lower) == len(text)


def test_capitals_matter_only_where_an_expression_says_so() -> None:
    assert Patterns([r"\bREFUND\b"]).match(piece("a refund"))
    assert not Patterns([r"(?-i:\bTBC\b)"]).match(piece("tbc"))
    assert Patterns([r"\S+ \W?[A-Z]\w+"]).match(piece("to ann"))


def test_marks_that_part_records_are_blanks_in_a_piece_of_plain_letters_too():
    wanted = Patterns([r"no\s+refund", r"paid\sback"])
    for text in ("no refund", "no\x1crefund", "Paid\x1fback", "paid\u2003back"):
        assert wanted.match(piece(text)), text
        assert len(wanted.places([piece(text)], text.lower())) == 1, text
