"""Whoever may come to harm is told what to do first; a slip, an idiom or an old danger calls for no alarm."""

import asyncio
from pathlib import Path

import pytest
import yaml

from app.model.brief import Brief
from tests.engines.builtin.test_danger_replies import drafts, first
from tests.services import service_of

ROOT = Path(__file__).parents[3] / "guidelines"
SAID_FIRST = (
    "leave_alone keep_off keep_clear electric fire gas monoxide "
    "seen_now seek_care seek_vet emergency no_waiting safety_first"
)
"""The slots of what somebody has to do first."""
ENOUGH = 0.95


def phrases():
    slots = yaml.safe_load((ROOT / "escalate" / "say.en.yaml").read_text("utf-8"))["slots"]
    rows = (row["say"].splitlines() for slot in SAID_FIRST.split() for row in slots[slot])
    return {line.strip() for lines in rows for line in lines if "{" not in line}


def share(found):
    found = list(found)
    return sum(found) / len(found)


def told(*labels):
    return [draft for row, draft in drafts("first") if row["first"] in labels]


def test_who_may_come_to_harm_is_told_what_to_do_first():
    known = phrases()
    assert share(any(line in d.reply.text for line in known) for d in told("stop", "clear", "call")) >= ENOUGH


def test_despair_is_read_whether_it_is_plain_or_quiet():
    assert share("self_harm" in draft.reading.risks for draft in told("self")) >= ENOUGH


@pytest.mark.parametrize("label", ["mild", "none"])
def test_nobody_is_sent_to_the_emergency_number_for_a_slip_or_an_idiom(label):
    calm = [d for d in told(label) if "emergency" not in d.reply.text and "self_harm" not in d.reading.risks]
    assert len(calm) >= ENOUGH * len(told(label))


@pytest.mark.parametrize(
    ("message", "vet"),
    [
        (
            "My guinea pig hasn't eaten since the operation at your surgery. Nobody picks up.",
            True,
        ),
        ("The chew you sold me got stuck and my dog is choking and bleeding from his mouth.", True),
        (
            "Your cat litter made me cough and my daughter had trouble breathing after she filled the tray.",
            False,
        ),
        ("The dog that you rehomed with us bit my son and it won't stop bleeding.", False),
    ],
)
def test_an_animal_is_sent_to_a_vet_and_a_person_is_not(message, vet):
    draft = asyncio.run(service_of("builtin").draft(Brief(message=message)))
    assert (" vet" in first(draft)) is vet
