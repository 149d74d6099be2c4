"""Messages written before the reading was tuned (tests/data/reading/): what it has once reached on them, it keeps."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.model.brief import Brief
from app.model.reading import Reading
from app.prompts import Prompts
from app.reading.lexicon import load_lexicons
from app.reading.reading import Reader

ROOT = Path(__file__).parents[2]
ABUSIVE = ("insult", "threat")

RECALL = {"abuse": 0.85, "threat": 0.9, "displeased": 0.82, "injection": 0.7, "safety": 0.6, "asks": 0.7}
ALARMS = {"abuse": 0.02, "threat": 0.02, "displeased": 0.25, "injection": 0.02, "safety": 0.03}
SHARE = {"language": 0.98, "topic": 0.68, "escalate": 0.9, "anger within one": 0.7}


class Case(NamedTuple):
    gold: dict[str, Any]
    read: Reading


@pytest.fixture(scope="module")
def cases():
    reader = Reader(load_lexicons(), Prompts([ROOT / "prompts"]))
    lines = (ROOT / "tests" / "data" / "reading" / "probe.jsonl").read_text(encoding="utf-8").splitlines()
    return [Case(row, reader.read(Brief(message=row["text"]))) for row in map(json.loads, lines)]


PAIRS = {
    "abuse": lambda c: (c.gold["abuse"] in ABUSIVE, c.read.abuse in ABUSIVE),
    "threat": lambda c: (c.gold["abuse"] == "threat", c.read.abuse == "threat"),
    "displeased": lambda c: (c.gold["anger"] >= 2, c.read.anger >= 1),
    "injection": lambda c: (c.gold["injection"], c.read.injection),
    "safety": lambda c: ("safety" in c.gold["risks"], "safety" in c.read.risks),
}
RIGHT = {
    "language": lambda c: c.read.language == c.gold["lang"],
    "topic": lambda c: c.read.topic == c.gold["topic"],
    "escalate": lambda c: c.read.escalate == c.gold["escalate"],
    "anger within one": lambda c: abs(c.read.anger - c.gold["anger"]) <= 1,
}


def share(values):
    values = list(values)
    return sum(values) / len(values)


@pytest.mark.parametrize("name", PAIRS)
def test_what_is_there_is_found(cases, name):
    assert share(found for wanted, found in map(PAIRS[name], cases) if wanted) >= RECALL[name]


@pytest.mark.parametrize("name", PAIRS)
def test_what_is_not_there_raises_no_alarm(cases, name):
    """A message that is a little annoyed counts neither as calm nor as displeased."""
    quiet = [c for c in cases if name != "displeased" or c.gold["anger"] == 0]
    assert share(found for wanted, found in map(PAIRS[name], quiet) if not wanted) <= ALARMS[name]


@pytest.mark.parametrize("name", RIGHT)
def test_one_finding_a_message_is_right_often_enough(cases, name):
    judged = [c for c in cases if name != "topic" or c.gold["topic"] != "other"]
    assert share(map(RIGHT[name], judged)) >= SHARE[name]


def test_what_is_asked_is_found_in_the_words_of_the_customer(cases):
    found = [any(_meets(ask, a.text) for a in c.read.asks) for c in cases for ask in c.gold["asks"]]
    assert share(found) >= RECALL["asks"]


def _meets(wanted, found):
    return (
        wanted in found
        or found in wanted
        or len(set(wanted.split()) & set(found.split())) >= 0.6 * len(wanted.split())
    )


def test_a_finding_that_single_words_make_shows_them(cases):
    told = [c.read for c in cases if c.gold["lang"] == "en" and c.read.topic != "other"]
    shown = [[s for s in read.signs if s.of == f"topic:{read.topic}"] for read in told]
    assert all(shown)
    assert all(
        read.text[s.start : s.end] == s.text for read, signs in zip(told, shown, strict=True) for s in signs
    )
