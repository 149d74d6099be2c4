from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.value import Span
from app.reading.tokens import fold_word, tokenize

KNOWN = dict.fromkeys(["fuck", "fucking", "shit", "idiot", "asshole", "moron"])


def words(text, **options):
    return [
        t.word
        for t in tokenize(text, [Span(text=text, start=0, end=len(text))] if text else [], KNOWN, **options)
    ]


def test_a_row_of_stars_is_a_word():
    assert words("★★☆☆☆ Never again") == ["★★☆☆☆", "never", "again"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f*ck", "fuck"),
        ("f***ing", "fucking"),
        ("sh1t", "shit"),
        ("sh!t", "shit"),
        ("@sshole", "asshole"),
        ("i d i o t", "idiot"),
        ("m.o.r.o.n", "moron"),
        ("fuuuuuck", "fuck"),
        ("IDIOT", "idiot"),
    ],
)
def test_a_masked_word_is_read_as_what_it_hides(text, expected):
    assert words(f"you {text} there") == ["you", expected, "there"]


@pytest.mark.parametrize("text", ["A1", "HW-448213", "5***", "B14", "a b c"])
def test_a_code_or_loose_letters_are_not_taken_for_a_hidden_word(text):
    assert not set(words(text)) & set(KNOWN)


def test_with_elision_an_apostrophe_ends_a_word():
    assert words("j'attends l’avocat", elision=True) == ["j", "attends", "l", "avocat"]
    assert words("I don’t", elision=False) == ["i", "don't"]


@given(st.text(max_size=200))
def test_every_token_stands_where_it_says_and_in_order(text):
    tokens = tokenize(text, [Span(text=text, start=0, end=len(text))] if text else [], KNOWN)
    assert all(0 <= t.start < t.end <= len(text) for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(word):
    assert fold_word(fold_word(word)) == fold_word(word)
