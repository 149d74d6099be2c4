"""What must not be told back is told from what may be, on messages that the trees have not seen.

`tests/data/retold/en.jsonl` holds what was told back of the messages of three writers, graded by readers: C is what
must not be sent.
"""

import json
from pathlib import Path

import pytest

from app.text.retold import odd

DATA = Path(__file__).parents[1] / "data" / "retold" / "en.jsonl"
DOUBTED, DROPPED = 0.2, 0.5


@pytest.fixture(scope="module")
def graded():
    """Of each thing told, how likely it is odd, and whether readers would not send it."""
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    return [
        (odd(r["message"], t["text"], t["start"], t["end"], quoted=t["quoted"], number=n), t["grade"] == "C")
        for r in rows
        for n, t in enumerate(r["told"])
    ]


def share(found):
    return sum(wrong for _, wrong in found) / len(found)


def test_what_is_told_without_a_doubt_is_odd_at_most_three_quarters_as_often(graded):
    kept = [one for one in graded if one[0] < DOUBTED]
    assert len(kept) >= 0.6 * len(graded)
    assert share(kept) <= 0.75 * share(graded)


def test_what_is_left_out_is_mostly_odd(graded):
    dropped = [one for one in graded if one[0] >= DROPPED]
    assert dropped
    assert share(dropped) >= 0.5


def test_a_told_piece_without_a_sentence_of_its_own_is_weighed_too():
    assert 0.0 < odd("", "it broke", 0, 0, quoted=False, number=0) < 1.0
