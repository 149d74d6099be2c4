"""What a message lacks is found in messages by writers whom the weights have not seen."""

import json
from pathlib import Path

import pytest

from app.text import sentences
from app.text.weights.missing import LABELS, missing, names

DATA = Path(__file__).parents[2] / "data"


def texts():
    """The messages that ship as tests, by the name of their folder and their id."""
    for kind in ("hearts", "urgency", "purpose"):
        for row in map(json.loads, (DATA / kind / "en.jsonl").read_text("utf-8").splitlines()):
            yield (
                f"{kind}/{row['id']}",
                row.get("message") or " ".join(s["text"] for s in row["sentences"]),
            )


@pytest.fixture(scope="module")
def found():
    """Each labelled message with the likelihoods of what it lacks."""
    known = dict(texts())
    rows = map(json.loads, (DATA / "missing" / "en.jsonl").read_text("utf-8").splitlines())
    return [
        (row, missing(known[row["id"]], [s.text for s in sentences.split(known[row["id"]])])) for row in rows
    ]


def right(found, sure):
    told = [(row, max(shares, key=shares.get)) for row, shares in found if max(shares.values()) >= sure]
    return sum(best in (row["ask"], *row["also"]) for row, best in told) / len(told)


def test_likelihoods_are_of_all_labels_and_come_to_one(found):
    for _, shares in found:
        assert tuple(shares) == LABELS
        assert sum(shares.values()) == pytest.approx(1)


def test_two_of_three_times_it_is_what_one_of_two_readers_would_ask(found):
    """`python -m scripts.fit.missing --compare` tells the figures."""
    assert right(found, 0) >= 0.66


def test_the_surer_it_is_the_more_often_it_is_right(found):
    assert right(found, 0.25) >= 0.8


def test_where_nothing_lacks_it_mostly_says_so(found):
    here = [max(shares, key=shares.get) for row, shares in found if row["ask"] == "nothing"]
    assert sum(best in {"nothing", "contact"} for best in here) / len(here) >= 0.65


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Car AB12 CDE is back.", "#plate"),
        ("It came on Tuesday.", "#day"),
        ("Order 4471932, please.", "#reference"),
        ("The lift at 14 Larch Court is out.", "#street"),
        ("I asked in the Leeds branch.", "#branch"),
    ],
)
def test_what_a_message_names_is_seen(text, name):
    assert name in names(text)
