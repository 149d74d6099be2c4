"""Praise is told from complaints by more than its words; of this writer nothing was learnt."""

import asyncio
import json
from pathlib import Path

import pytest

from app.engines.builtin.concern.pleased import pleased
from app.model.brief import Brief
from tests.services import service_of

DATA = Path(__file__).parents[3] / "data" / "pleased" / "en.jsonl"
ROWS = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
SERVICE = service_of("builtin")
MAY, LIKELY = 0.05, 0.7


def likely(message):
    reading = asyncio.run(SERVICE.read(Brief(message=message)))
    return pleased(reading.visible or reading.text, reading)


@pytest.fixture(scope="module")
def found():
    return [(row["purpose"], likely(row["message"])) for row in ROWS]


@pytest.fixture(scope="module")
def drafts():
    return [(row["purpose"], asyncio.run(SERVICE.draft(Brief(message=row["message"])))) for row in ROWS]


def share(found, purpose, bound):
    all_of_it = [shares for kind, shares in found if kind == purpose]
    return sum(one >= bound for one in all_of_it) / len(all_of_it)


def test_of_five_who_praise_three_at_least_may_please(found):
    assert share(found, "praise", MAY) >= 0.6
    assert share(found, "praise_question", MAY) >= 0.85


def test_few_complaints_likely_please_however_they_are_worded(found):
    assert share(found, "complaint", LIKELY) <= 0.15


def test_praise_is_seldom_answered_as_a_complaint_in_a_draft_that_is_called_ready(drafts):
    ready = [draft for purpose, draft in drafts if purpose == "praise" and draft.verdict == "ready"]
    wrong = [draft for draft in ready if not _is_passed_on(draft)]
    assert len(wrong) <= 0.1 * sum(purpose == "praise" for purpose, _ in drafts)


def _is_passed_on(draft):
    handed_on = ("passed on", "passing", "pass this on", "hand", "share", "sharing", "those it", "people it")
    return any(words in draft.reply.text for words in handed_on)


def test_an_ordinary_complaint_hardly_pleases():
    assert likely("My washing machine leaks since your repair on Monday. The floor is ruined. Call me.") < MAY


def test_a_message_without_a_word_pleases_nobody():
    assert likely("...") <= LIKELY
