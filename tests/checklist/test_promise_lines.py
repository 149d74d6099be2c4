"""Single sentences to a brief that allows nothing: a promise is never called met, nor another one missed."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.model.draft import ChecklistItem
from tests.checklist.test_promises_by_language import checked

DATA = Path(__file__).parents[1] / "data" / "promise_lines"
LANGUAGES = sorted(path.stem for path in DATA.glob("*.yaml"))
FOUND, CALLED_MET = 0.6, 0.7
"""Shares that are reached with room to spare: promises found, and sentences without one that are called met."""


@cache
def lines(code: str, kind: str) -> list[tuple[str, ChecklistItem]]:
    """The sentences of a kind, each with what is told of it."""
    data: dict[str, Any] = yaml.safe_load((DATA / f"{code}.yaml").read_text(encoding="utf-8"))
    return [(line, checked(code, {"brief": data["brief"]}, line)) for line in data[kind]]


def shares(code: str, kind: str) -> Counter[str]:
    found = lines(code, kind)
    return Counter({status: n / len(found) for status, n in Counter(i.status for _, i in found).items()})


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_promise_in_one_sentence_is_never_called_met(code: str) -> None:
    assert [line for line, i in lines(code, "promises") if i.status == "met"] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_most_promises_in_one_sentence_are_found(code: str) -> None:
    assert shares(code, "promises")["missed"] >= FOUND


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sentence_that_promises_nothing_is_not_refused(code: str) -> None:
    assert [line for line, i in lines(code, "harmless") if i.status == "missed"] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_most_sentences_that_promise_nothing_are_called_met(code: str) -> None:
    assert shares(code, "harmless")["met"] >= CALLED_MET
