"""Replies that agents might have written by hand: what is called missed or met, held against a careful reader.

`tests/data/by_hand` was written and labelled by sessions that knew nothing of the project; its README entry says how.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from scripts.accuracy.checklist import Item, checked, figures
from scripts.accuracy.data import load
from scripts.accuracy.product import built

DATA = Path(__file__).parents[1] / "data" / "by_hand"


@pytest.fixture(scope="module")
def items() -> Sequence[Item]:
    data = load(DATA)
    return asyncio.run(checked(built(), data.replies))


def share(pair: tuple[int, int]) -> float:
    return pair[0] / pair[1]


def test_what_is_called_met_is_met(items):
    assert share(figures(items, frozenset())["precision_met"]) >= 0.96


def test_what_is_called_missed_is_missed(items):
    assert share(figures(items, frozenset())["precision_missed_applying"]) >= 0.82


def test_few_excellent_replies_are_told_that_they_miss_something(items):
    assert share(figures(items, frozenset())["excellent_wrongly_missed"]) <= 0.2


def test_most_items_are_decided(items):
    assert share(figures(items, frozenset())["decided"]) >= 0.7
