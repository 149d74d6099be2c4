"""A jotted fact is told piece by piece where each piece is sure, and as a whole not at all where one is not."""

import pytest

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.piecemeal import piecemeal
from app.engines.builtin.notes.telegraph.articles import Known


def told(note: str) -> tuple[str, ...] | None:
    return piecemeal(expand(note, whole=True).text, Known(), frozenset(), "your boiler")


@pytest.mark.parametrize(
    ("note", "sentences"),
    [
        ("wrong label on shelf", ["there was a wrong label on the shelf"]),
        (
            "picking error, ice packs left out",
            ["a mistake was made when the order was picked", "ice packs were left out"],
        ),
        ("carpet not fitted, glue shortage", ["the carpet was not fitted", "there is a glue shortage"]),
        ("system fault, affected 40 members", ["there was a system fault that affected 40 members"]),
        ("cable cut by roadworks, not our kit", ["the cable was cut by roadworks, not our kit"]),
        ("right colour in stock, 4 tins", ["the right colour is in stock (4 tins)"]),
        ("engineers on site since 9.15", ["engineers have been on site since 9.15"]),
        ("insurer told, claim no 55-2091", ["the insurer was told", "the claim number is 55-2091"]),
        ("two calls logged, not passed on", ["two calls were logged, but not passed on"]),
        ("no van sent, rota mix-up", ["no van was sent", "there was a rota mix-up"]),
        ("3 roses not watered", ["3 roses were not watered"]),
        ("screw pack in stock, left out at factory", ["the screw pack is in stock and was left out at the factory"]),
        ("towel found in laundry, desk miscount", ["the towel was found in the laundry", "there was a desk miscount"]),
        ("template misread, 40mm out", ["the template was misread (40mm out)"]),
        ("typo in final draft", ["there was a typo in the final draft"]),
        ("red letter auto sent, ignore", ["the red letter has automatically been sent", "please ignore it"]),
        ("office rang school 8.20, no ans", ["the office rang the school at 8.20, with no answer"]),
    ],
)  # fmt: skip
def test_each_piece_is_a_sentence_or_hangs_on_the_one_before(note: str, sentences: list[str]) -> None:
    assert told(note) == tuple(sentences)


def test_what_is_expected_is_what_the_message_is_about() -> None:
    assert told("expected back by 1pm") == ("your boiler is expected back by 1pm",)


@pytest.mark.parametrize(
    "note",
    [
        "driver says didn't feel it, footage seen",
        "toner not left on, junior",
        "filter sent back recorded tomorrow",
        "3 payments taken £84",
        "refund agreed, paid",
        "carer off sick 6am, cover not called",
        "cut to rev B, we missed it",
        "14 o/o/s, 1 left",
        "mix-up at depot, two drivers same round",
        "headliner ill, doctor's orders",
        "confirmation sent 4 May says 12, checked",
        "looks like cut from unpacking",
        "you never got it",
        "slab in yard, cut 1 Dec",
        "no email on system, checked all inboxes",
    ],
)
def test_where_one_piece_is_in_doubt_none_is_told(note: str) -> None:
    assert told(note) is None
