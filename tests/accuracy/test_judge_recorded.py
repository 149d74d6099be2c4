"""The judge's recorded answers on one writer's replies: what a careful reader adds to the checklist."""

import asyncio

import pytest

from scripts.accuracy.data import SHIPPED
from scripts.accuracy.product import built
from scripts.accuracy.report import measured

RECORDINGS = SHIPPED / "judge" / "d4.jsonl"
"""Answered by sessions of a language model that saw system prompt and request alone; see its README."""

MISSING_AT_MOST = 40
"""Requests of 120 that a change of checklist or reading may ask anew; from there on they want new answers."""


@pytest.fixture(scope="module")
def judged(shipped):
    """The figures of d4's replies with the judge replayed; what has no answer stays as code leaves it."""
    report = asyncio.run(measured(built(RECORDINGS), shipped.by_writer("d4"), ("checklist",))).report
    return report["checklist"]


def test_most_of_what_is_asked_today_has_an_answer(judged):
    assert judged["judge"]["asked"] == 120
    assert judged["judge"]["missing"] <= MISSING_AT_MOST, (
        "prompts/judge or a question changed: have them answered anew, docs/accuracy.md says how"
    )


@pytest.mark.parametrize(
    ("figure", "least"), [("macro_f1_missed", 0.80), ("precision_missed", 0.85), ("decided", 0.93)]
)
def test_a_reader_makes_the_checklist_right_where_code_cannot(judged, figure, least):
    found = judged["all"][figure]
    assert (found if isinstance(found, float) else found.figure) >= least


def test_planted_faults_are_hardly_ever_called_met(judged):
    assert judged["all"]["planted_met"].figure <= 0.06
