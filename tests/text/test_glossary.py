"""What a word of another language is in English, and that it is no more than a sign."""

import pytest

from app.text.glossary import MARK, in_english, meant
from app.text.weights.heart import features
from app.text.words import fold, stem

SAID = [
    ("es", "reembolso", "refund"),
    ("fr", "remboursement", "refund"),
    ("de", "Rechnung", "bill"),
    ("it", "soldi", "money"),
    ("nl", "geld", "money"),
    ("pt", "água", "water"),
]


@pytest.mark.parametrize(("code", "word", "english"), SAID)
def test_a_word_is_known_by_what_it_is_in_english(code, word, english):
    assert f"{MARK}{stem(english)}" in in_english(stem(fold(word), code), code)


@pytest.mark.parametrize("code", ["es", "fr", "de", "it", "nl", "pt"])
def test_each_table_says_most_of_a_thousand_words(code):
    assert len(meant(code)) > 850


def test_a_word_that_is_not_known_is_nothing():
    assert in_english("xyzzy", "de") == frozenset()


@pytest.mark.parametrize(("code", "word", "english"), SAID)
def test_a_sentence_shows_the_english_word_beside_its_own(code, word, english):
    (marks,) = features([f"{word}!"], language=code)
    assert stem(fold(word), code) in marks
    assert f"{MARK}{stem(english)}" in marks


def test_an_english_sentence_shows_none():
    (marks,) = features(["I want a refund."])
    assert not any(mark.startswith(MARK) for mark in marks)
