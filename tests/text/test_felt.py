"""Which feelings a message shows and how heavily it weighs, on a writer whom the weights have not seen."""

import json
from pathlib import Path

import pytest

from app.text import sentences
from app.text.felt import KINDS, WEIGHTS, felt

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "felt" / "en.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
NAMED = ("angry", "frustrated", "disappointed", "worried", "upset")
"""Kinds of which there are enough to learn from."""


@pytest.fixture(scope="module")
def weighed():
    return [(row, felt([span.text for span in sentences.split(row["message"])])) for row in ROWS]


def test_each_kind_and_weight_has_a_likelihood(weighed):
    for _, found in weighed:
        assert set(found.kinds) == set(KINDS)
        assert all(0 <= likely <= 1 for likely in found.kinds.values())
        assert len(found.weights) == len(WEIGHTS)
        assert sum(found.weights) == pytest.approx(1)
        assert 0 <= found.heavy <= 1.0001


def test_the_likeliest_feeling_is_one_that_its_writer_would_nod_to_where_it_is_likely(weighed):
    best = [(max(NAMED, key=found.kinds.__getitem__), row, found) for row, found in weighed]
    sure = [(kind, row) for kind, row, found in best if found.kinds[kind] >= 0.8]
    assert len(sure) >= 0.4 * len(weighed)
    assert sum(kind in row["fits"] for kind, row in sure) >= 0.82 * len(sure)


def test_what_is_hardly_likely_seldom_fits(weighed):
    unlikely = [kind in row["fits"] for row, found in weighed for kind in NAMED if found.kinds[kind] < 0.1]
    assert len(unlikely) >= 100
    assert sum(unlikely) <= 0.12 * len(unlikely)


def test_what_weighs_heavily_is_told_from_what_only_annoys(weighed):
    heavy = [row["weight"] >= 2 for row, found in weighed if found.heavy >= 0.8]
    light = [row["weight"] >= 2 for row, found in weighed if found.heavy < 0.3]
    assert sum(heavy) >= 0.85 * len(heavy)
    assert sum(light) <= 0.3 * len(light)
    assert len(heavy) >= 50


def test_a_message_without_a_known_word_shows_nothing_surely():
    found = felt(["Xyzzy plugh."])
    assert max(found.kinds.values()) < 0.8
    assert felt([]).heavy <= 1
