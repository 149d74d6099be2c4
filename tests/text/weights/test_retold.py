"""What must not be told back is told from what may be, on messages that the trees have not seen.

`tests/data/retold/en.jsonl` holds what was told back of the messages of three writers, graded by readers: C is what
must not be sent.
"""

import json
from pathlib import Path

import pytest

from app.text.weights.retold import Piece, odd, unnamed

DATA = Path(__file__).parents[2] / "data" / "retold" / "en.jsonl"
DOUBTED, DROPPED, UNNAMED = 0.15, 0.5, 0.3


def pieces(row):
    return [Piece(t["text"], t["start"], t["end"], t["quoted"]) for t in row["told"]]


@pytest.fixture(scope="module")
def graded():
    """Of each thing told, how likely it is odd, and whether readers would not send it."""
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    return [
        (odd(r["message"], piece, n), t["grade"] == "C")
        for r in rows
        for n, (piece, t) in enumerate(zip(pieces(r), r["told"], strict=True))
    ]


@pytest.fixture(scope="module")
def named():
    """Of each message, how likely its main thing is not named, and whether readers missed it, or half of it."""
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    return [(unnamed(r["message"], pieces(r)), r["named"] != "Y") for r in rows]


def share(found):
    return sum(wrong for _, wrong in found) / len(found)


def test_of_messages_without_a_doubt_half_as_many_hold_what_must_not_be_sent(graded, named):
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    each = iter(graded)
    found = [[next(each) for _ in row["told"]] for row in rows]
    faulty = [any(wrong for _, wrong in told) for told in found]
    kept = [
        wrong
        for told, wrong, (missed, _) in zip(found, faulty, named, strict=True)
        if missed < UNNAMED and all(likely < DOUBTED for likely, _ in told)
    ]
    assert len(kept) >= 0.3 * len(rows)
    assert sum(kept) / len(kept) <= 0.5 * sum(faulty) / len(rows)


def test_what_is_left_out_is_mostly_odd(graded):
    dropped = [one for one in graded if one[0] >= DROPPED]
    assert dropped
    assert share(dropped) >= 0.5


def test_a_told_piece_without_a_sentence_of_its_own_is_weighed_too():
    assert 0.0 < odd("", Piece("it broke", 0, 0, quoted=False), 0) < 1.0


def test_where_nothing_is_doubted_the_main_thing_is_missed_half_as_often(named):
    kept = [one for one in named if one[0] < UNNAMED]
    assert len(kept) >= 0.6 * len(named)
    assert share(kept) <= 0.6 * share(named)
    assert share([one for one in named if one[0] >= UNNAMED]) >= 0.5


def test_of_a_message_of_which_nothing_is_told_nothing_is_named():
    assert unnamed("You broke my mother's clock. Please ring me.", []) > UNNAMED
