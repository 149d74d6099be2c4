"""A question is read though a list of scornful turns holds its words, and scorn stays scorn."""

import json
from pathlib import Path

import pytest

from app.reading.asks import find_asks

HEARTS = Path(__file__).parents[1] / "data" / "hearts" / "en.jsonl"
STORY = "The card was a present for my niece. I scratched it and the code had been used already. "


def asks(scan):
    return [ask.text for ask in find_asks(scan)]


@pytest.mark.parametrize(
    "question",
    [
        "Can you see where it was used?",
        "What refund do you think is fair?",
        "Can you not do our end of the road first?",
    ],
)
def test_a_question_in_a_scornful_turn_is_read_where_it_surely_asks(scanned, question):
    assert question in asks(scanned(STORY + question))


@pytest.mark.parametrize(
    "scorn",
    [
        "What kind of company is this?",
        "Can you people even read?",
        "Do you honestly expect me to wait for this?",
        "What am I paying for?",
        "Where do you find these people?",
    ],
)
def test_scorn_stays_scorn(scanned, scorn):
    assert scorn not in asks(scanned(STORY + scorn))


@pytest.mark.parametrize("question", ["Where is my bag?", "do you have direct flights to Boston?"])
def test_who_is_addressed_by_a_handle_is_asked_all_the_same(scanned, question):
    assert asks(scanned(f"@skyways {question}")) == [question]


def test_of_what_an_unseen_writer_asks_nearly_all_is_read(scanned):
    found = wanted = 0
    for row in map(json.loads, HEARTS.read_text(encoding="utf-8").splitlines()):
        message = "\n".join(s["text"] for s in row["sentences"])
        read = asks(scanned(message))
        for sentence in row["sentences"]:
            if sentence["label"] == "ask":
                wanted += 1
                found += any(ask in sentence["text"] for ask in read)
    assert found >= 0.86 * wanted


@pytest.mark.parametrize(
    "sentence",
    ["I just want to say the nurses on ward 6 are saints.", "The helpline was 90 minutes and then cut off."],
)
def test_what_only_sounds_like_an_ask_is_none(scanned, sentence):
    assert asks(scanned(f"{STORY}{sentence} Please send me a new code.")) == ["Please send me a new code"]


def test_what_stands_in_a_list_is_asked_however_it_sounds(scanned):
    listed = "1. Provide a licensed replacement for first shift Monday.\n2. Explain in writing what happened."
    found = asks(scanned(f"{STORY}We missed two loads. Nobody told us.\n\n{listed}"))
    assert found == [
        "Provide a licensed replacement for first shift Monday",
        "Explain in writing what happened",
    ]
