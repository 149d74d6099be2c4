"""A note that trips up its reader is left to a person; the reply and all other notes are there."""

import asyncio
import json
import logging
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from app.bootstrap import build_service
from app.engines.builtin import desk
from app.engines.builtin.notes import read_as_meant
from app.model.brief import Brief
from app.model.draft import Draft
from app.settings import Settings

MESSAGE = "My kettle came cracked and nobody answers the phone."
PLAIN = "A new kettle was posted this morning."
TRIPS = "the quuxed one was left behind"
CASES = Path(__file__).parents[2] / "data" / "briefs.jsonl"
MUTANTS = 25
"""Briefs of cut and shuffled notes; each holds some twenty."""


def tripping(reads: Callable, *, over: str) -> Callable:
    def trips(given, *others, **named):
        if over in given.text:
            raise IndexError(given.text)
        return reads(given, *others, **named)

    return trips


@pytest.fixture
def draft(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Draft]:
    """Drafts a brief by an engine whose reader of facts trips over one word."""
    monkeypatch.setattr(read_as_meant, "told", tripping(read_as_meant.told, over="quuxed"))
    service = build_service(Settings())
    return lambda **brief: asyncio.run(service.draft(Brief.model_validate({"message": MESSAGE, **brief})))


def test_the_reply_tells_the_other_notes(draft):
    made = draft(facts=[PLAIN, TRIPS], options=["a refund"])
    assert PLAIN in made.reply.text
    assert "refund" in made.reply.text
    assert "quuxed" not in made.reply.text


def test_a_person_is_told_which_note_it_was(draft):
    made = draft(facts=[PLAIN, TRIPS])
    assert made.verdict == "needs_you"
    assert TRIPS in made.note


def test_the_log_says_so_without_a_word_of_the_note(draft, caplog):
    with caplog.at_level(logging.WARNING, logger="softanswer"):
        draft(facts=[TRIPS])
    assert "IndexError" in caplog.text
    assert "quuxed" not in caplog.text


def test_what_no_note_is_the_cause_of_is_not_hidden(monkeypatch):
    def fails(_):
        raise IndexError

    monkeypatch.setattr(desk.Desk, "paragraph", fails)
    with pytest.raises(IndexError):
        asyncio.run(build_service(Settings()).draft(Brief(message=MESSAGE, facts=(PLAIN,))))


def test_no_cut_or_shuffled_note_trips_up_its_reader(service, caplog):
    given = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    chance = random.Random(7)
    pools = {field: [note for one in given for note in one.get(field, [])] for field in ("facts", "options")}
    with caplog.at_level(logging.WARNING, logger="softanswer"):
        for brief in chance.choices(given, k=MUTANTS):
            notes = {field: [mutant(chance, pool) for _ in range(9)] for field, pool in pools.items()}
            asyncio.run(service.draft(Brief.model_validate({"message": brief["message"], **notes})))
    assert "a note could not be read" not in caplog.text


def mutant(chance: random.Random, pool: list[str]) -> str:
    """Half of one note, at times with half of another behind it, at times in capitals."""
    first, second = (note.split() for note in chance.choices(pool, k=2))
    words = first[: chance.randint(1, len(first))]
    if chance.random() < 0.5:
        words += second[chance.randint(0, len(second)) :]
    text = " ".join(words)
    return chance.choice((text, text, text.title(), text.upper()))
