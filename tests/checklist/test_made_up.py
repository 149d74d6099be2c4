"""Made-up statements of a writer whom the weights have never seen, and honest replies to the same briefs.

`tests/data/made_up` was written blind to the code; its README entry says how.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from scripts.accuracy.checklist import Item, checked, figures
from scripts.accuracy.data import load
from scripts.accuracy.product import built

DATA = Path(__file__).parents[1] / "data" / "made_up"
GUARD = "no-invented-fact"


@pytest.fixture(scope="module")
def items() -> Sequence[Item]:
    return asyncio.run(checked(built(), load(DATA).replies))


def share(items: Sequence[Item], name: str) -> float:
    part, whole = figures(items, frozenset())["by_the_brief"][GUARD][name]
    return float(part / whole)


def test_most_made_up_statements_are_found(items: Sequence[Item]) -> None:
    assert share(items, "planted_found") >= 0.85


def test_few_of_them_pass_as_met(items: Sequence[Item]) -> None:
    assert share(items, "planted_not_met") >= 0.9


def test_few_honest_replies_raise_an_alarm(items: Sequence[Item]) -> None:
    assert share(items, "false_alarms") <= 0.2
