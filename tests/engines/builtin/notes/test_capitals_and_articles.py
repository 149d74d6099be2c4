"""What is made of an offer begins small behind its article, and the article is the one that is spoken."""

import pytest

from app.engines.builtin.notes.as_phrase import with_article
from app.engines.builtin.notes.names import small_first


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        ("One-off leak allowance", "a one-off leak allowance"),
        ("Half-price reprint", "a half-price reprint"),
        ("Unused voucher", "an unused voucher"),
    ],
)
def test_an_offer_has_the_article_that_is_spoken(offer, told):
    assert with_article(offer) == told


@pytest.mark.parametrize(
    ("note", "made", "told"),
    [
        ("One-off allowance", "we can give a One-off allowance", "we can give a one-off allowance"),
        ("Refund the charge", "we can Refund the charge", "we can refund the charge"),
        ("X-ray of the wrist", "we can do a X-ray of the wrist", "we can do a X-ray of the wrist"),
    ],
)
def test_a_word_that_no_longer_begins_is_small_unless_it_is_a_name(note, made, told):
    assert small_first(made, note, ()) == told
