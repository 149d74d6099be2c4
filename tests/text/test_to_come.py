"""A day to come presses where something of theirs happens on it; one that is past, asked for or only named does not."""

from pathlib import Path

import pytest
import yaml

from app.bootstrap import build_reader, shipped
from app.model.brief import Brief
from app.prompts import Prompts
from app.text import sentences
from app.text.to_come import looks_back, presses

CASES = yaml.safe_load((Path(__file__).parents[1] / "data" / "to_come.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def urgency():
    reader = build_reader(Prompts([shipped("prompts")]))
    return lambda message: reader.read(Brief(message=message)).urgency


@pytest.mark.parametrize("message", CASES["presses"])
def test_a_day_on_which_something_of_theirs_happens_presses(message):
    assert any(presses(sentence.text) for sentence in sentences.split(message))


@pytest.mark.parametrize("message", CASES["presses_not"])
def test_a_day_that_is_past_or_only_named_does_not(message, urgency):
    assert not any(presses(sentence.text) for sentence in sentences.split(message))
    assert urgency(message) == "none"


@pytest.mark.parametrize("message", CASES["presses"])
def test_what_presses_is_read_as_a_deadline(message, urgency):
    assert urgency(message) != "none"


def test_a_broken_promise_looks_back_at_its_day():
    assert looks_back("You told me the part would be in on Wednesday.")
    assert not looks_back("The funeral is on Wednesday.")
    assert not looks_back("The hob does not light.")
