"""Of a jotted note whose end cannot be read the beginning is told, and only that end is left as it stood."""

import pytest

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.partly import partly
from app.engines.builtin.notes.telegraph.articles import Known

MESSAGE = "Nobody came to mend my dishwasher. What is going on?"


def read(note: str):
    return partly(expand(note, whole=True).text, Known(), frozenset(), None)


@pytest.mark.parametrize(
    ("note", "told", "rest"),
    [
        ("string matches flour sack ties; sacks now opened over a sieve, all shifts told",
         "the string matches flour sack ties", "sacks now opened over a sieve, all shifts told"),
        ("dock 14 didn't lock, sensor fault, 31 other bikes that day same",
         "dock 14 didn't lock", "31 other bikes that day same"),
    ],
)  # fmt: skip
def test_only_the_end_that_cannot_be_read_is_left_as_it_stood(note: str, told: str, rest: str) -> None:
    made = read(note)
    assert made is not None
    assert made.told[0] == told
    assert made.rest == rest


@pytest.mark.parametrize(
    "note",
    [
        "cable cut by roadworks, Mill Lane, 300 homes",  # a place and a figure say nothing by themselves
        "router back within 28 days, bag sent automatically, else £45 on last bill",
        "bolts still in, engineer Roz removed all 4, spin fine after",
        "navy one shrunk, tumble dried by agency lad Sunday",
    ],
)
def test_nothing_is_told_where_the_rest_leans_on_it_or_takes_it_back(note: str) -> None:
    made = read(note)
    assert made is None or (
        "back within" not in " ".join(made.told) and "still in" not in " ".join(made.told)
    )
    assert made is None or not made.rest.startswith(("Mill Lane", "tumble"))


def test_the_reply_tells_the_sentence_and_lists_the_rest(draft):
    text = draft(
        facts=["fan motor replaced 3/11, door seal part no. 8812 fitted wrong way round?"]
    ).reply.text
    assert "fan motor was replaced on 3/11" in text.lower()
