"""Forty answers to the prompts (docs/wording.md): each makes a draft that breaks no principle and no guard."""

import json
from pathlib import Path

import pytest

from app.engines.llm.batch import recording_of
from tests.engines.llm.says import Says, drafted

DATA = Path(__file__).resolve().parents[2] / "data" / "wording"
BRIEFS = {
    brief["id"]: brief for brief in map(json.loads, (DATA / "briefs.jsonl").read_text("utf-8").splitlines())
}
ANSWERS = [json.loads(line) for line in (DATA / "answers.jsonl").read_text("utf-8").splitlines()]


def test_every_brief_has_one_answer():
    assert sorted(line["brief"] for line in ANSWERS) == sorted(BRIEFS)


@pytest.mark.parametrize("line", ANSWERS, ids=lambda line: line["brief"])
def test_every_answer_is_taken_in_as_a_recording(line):
    made = recording_of(line, at="2026-11-26", note="by hand").made

    assert (made.way, made.model) == ("hand", line["model"])


@pytest.fixture(scope="module", params=ANSWERS, ids=lambda line: line["brief"])
def case(request):
    """An answer as it was given, and the draft that it makes."""
    line = request.param
    model = Says(json.dumps(line["answer"], ensure_ascii=False))
    return line["answer"], model, drafted(model, **BRIEFS[line["brief"]])


def test_the_answer_is_the_draft_without_repair_or_fallback(case):
    answer, model, draft = case
    if draft.reading.injection:
        # Words from nowhere are doubted where the message tries to steer the writer: such a reply may be written anew.
        assert "£500" in draft.reading.text
        assert "500" not in draft.reply.text
        return

    assert draft.engine.name == "llm"
    # What is taken to be missed is asked for again, and the same answer comes: nothing is made worse by it.
    assert (len(model.asked) > 1) is any(item.status == "missed" for item in draft.checklist)
    assert answer["reply"].strip().splitlines()[0] in draft.reply.text


def test_no_guard_is_broken_and_hardly_a_principle(case):
    *_, draft = case

    missed = [item for item in draft.checklist if item.status == "missed"]

    # Some of the answers ask for a number to ring, not for a say in the solution, or hand on without "no need to
    # tell it again": the checklist is stricter on them than the readers were.
    assert [i.id for i in missed if i.kind == "guard"] == []
    assert {i.id for i in missed} <= {"solve-together", "escalate"}


def test_every_quote_of_the_checklist_stands_in_the_reply(case):
    *_, draft = case

    quotes = [quote for item in draft.checklist for quote in item.evidence]

    assert quotes
    assert [quote for quote in quotes if draft.reply.text[quote.start : quote.end] != quote.quote] == []
