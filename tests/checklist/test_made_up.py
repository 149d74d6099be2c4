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


WRITERS = {"k6": 0.85, "k11": 0.7}
"""Writers, and the share of the made-up statements of each that is found at least."""


@pytest.fixture(scope="module")
def items() -> dict[str, Sequence[Item]]:
    found = asyncio.run(checked(built(), load(DATA).replies))
    return {writer: [one for one in found if one.reply.writer == writer] for writer in WRITERS}


def share(items: Sequence[Item], name: str) -> float:
    part, whole = figures(items, frozenset())["by_the_brief"][GUARD][name]
    return float(part / whole)


@pytest.mark.parametrize(("writer", "least"), WRITERS.items())
def test_most_made_up_statements_are_found(
    items: dict[str, Sequence[Item]], writer: str, least: float
) -> None:
    assert share(items[writer], "planted_found") >= least


@pytest.mark.parametrize("writer", WRITERS)
def test_few_of_them_pass_as_met(items: dict[str, Sequence[Item]], writer: str) -> None:
    assert share(items[writer], "planted_not_met") >= 0.9


@pytest.mark.parametrize("writer", WRITERS)
def test_few_honest_replies_raise_an_alarm(items: dict[str, Sequence[Item]], writer: str) -> None:
    assert share(items[writer], "false_alarms") <= 0.11
