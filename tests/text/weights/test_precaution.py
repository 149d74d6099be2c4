"""What has to be done first for safety is told where readers would tell it, and left out where all is over."""

import json
from pathlib import Path

import pytest

from app.text import sentences
from app.text.weights.precaution import LABELS, precaution, shares

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def labelled():
    """Messages by a writer whom the weights have not seen, with how a reader would have a reply begin."""
    known = {row["id"]: row["message"] for row in map(json.loads, lines("urgency"))}
    rows = [json.loads(line) for line in lines("precaution")]
    return [(row["first"], [s.text for s in sentences.split(known[row["id"]])]) for row in rows]


def lines(name):
    return (DATA / name / "en.jsonl").read_text("utf-8").splitlines()


def test_the_shares_of_a_message_are_together_one(labelled):
    for _, said in labelled:
        found = shares(said)
        assert set(found) == set(LABELS)
        assert sum(found.values()) == pytest.approx(1)


def test_it_is_said_in_most_messages_that_need_it(labelled):
    """Said in all that speak of a danger, as before, it is in vain in more than half of them."""
    needed = [precaution(said) != "none" for first, said in labelled if first != "none"]
    assert sum(needed) / len(needed) >= 0.8


def test_what_is_over_is_left_alone_in_a_third_of_such_messages(labelled):
    """On 677 of left-out writers in more than half (`scripts.fit.precaution --compare`); these are twelve."""
    vain = [precaution(said) != "none" for first, said in labelled if first == "none"]
    assert sum(vain) / len(vain) <= 0.7


def test_which_it_is_is_mostly_right_where_it_is_told(labelled):
    told = [(first, precaution(said)) for first, said in labelled if first != "none"]
    told = [(first, kind) for first, kind in told if kind not in {"none", "any"}]
    assert sum(first == kind for first, kind in told) / len(told) >= 0.6
