"""Where a sentence ends is found without its marks, in messages by writers whom the weights have not seen."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from app.text import sentences
from app.text.person.words import tokenise
from app.text.weights.breaks import breaks, plain

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def gaps():
    """Each gap without a mark in between, with how likely a sentence ends there and whether one does."""
    return [gap for kind in ("hearts", "purpose") for text in messages(kind) for gap in told(text)]


def messages(kind):
    rows = map(json.loads, (DATA / kind / "en.jsonl").read_text("utf-8").splitlines())
    return [row.get("message") or " ".join(s["text"] for s in row["sentences"]) for row in rows]


def told(text):
    words = [token for token in tokenise(text) if token.is_word]
    low = plain(token.low for token in words)
    starts = {span.start for span in sentences.split(text)}
    opened = 0
    for at, (before, word) in enumerate(pairwise(words), start=1):
        ends = any(before.end <= start <= word.start for start in starts)
        if ends or not text[before.end : word.start].strip():
            yield breaks(low, at, opened), ends
        opened = at if ends else opened


def test_where_it_is_sure_a_sentence_mostly_ends(gaps):
    """`python -m scripts.fit.breaks --compare` tells the figures."""
    sure = [ends for likely, ends in gaps if likely >= 0.8]
    assert sum(sure) / len(sure) >= 0.9


def test_half_of_the_ends_are_likely(gaps):
    assert sum(likely >= 0.5 for likely, ends in gaps if ends) / sum(ends for _, ends in gaps) >= 0.55


def test_words_are_read_as_somebody_in_a_hurry_types_them():
    assert plain(["It's", "Can’t", "NOT"]) == ["its", "cant", "not"]
