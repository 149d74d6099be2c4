"""Every example of every guideline is judged as its author meant it."""

from collections.abc import Iterator

import pytest

from app.model.guideline import Example
from tests.checklist.cases import case_of, check, guidelines, item


def _examples(part: str) -> Iterator[object]:
    for guideline in guidelines():
        if guideline.kind == "agent":
            continue
        for number, example in enumerate(getattr(guideline.examples, part)):
            yield pytest.param(guideline.id, example, id=f"{guideline.id}-{number}")


@pytest.mark.parametrize(("guideline_id", "example"), list(_examples("good")))
def test_a_good_example_is_never_missed(guideline_id: str, example: Example) -> None:
    found = item(check(case_of((guideline_id,), **example.brief), example.reply), guideline_id)
    assert found.status != "missed", (found.reason, found.evidence)


@pytest.mark.parametrize(("guideline_id", "example"), list(_examples("bad")))
def test_a_bad_example_is_never_met(guideline_id: str, example: Example) -> None:
    found = item(check(case_of((guideline_id,), **example.brief), example.reply), guideline_id)
    assert found.status != "met", (found.reason, found.evidence)


def test_every_guideline_for_replies_has_examples_both_ways() -> None:
    bare = [g.id for g in guidelines() if g.kind != "agent" and not (g.examples.good and g.examples.bad)]
    assert not bare
