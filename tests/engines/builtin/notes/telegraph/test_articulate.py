"""Offers and limits that were jotted get their articles, and what is done to a thing becomes what we can do."""

import pytest

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.telegraph.articles import known_in
from app.engines.builtin.notes.telegraph.articulate import articulate, as_order, can_do

MESSAGE = "My bike came back with a loose brake, and my bill is wrong."


@pytest.mark.parametrize(
    ("offer", "written"),
    [
        ("collect bike today", "collect your bike today"),
        ("send rpt to panel", "send a report to the panel"),
        ("freeze up to 3 mths at $3/wk", "freeze up to 3 months at $3 a week"),
        ("refund £0.60 tomato today", "refund £0.60 for the tomato today"),
        ("refund £80 admin fee", "refund the £80 admin fee"),
        ("collect Kendal shop", "collect from the Kendal shop"),
        ("check stock with manager", "check stock with the manager"),
        ("put order on hold", "put your order on hold"),
    ],
)
def test_an_order_gets_its_articles(offer: str, written: str) -> None:
    assert articulate(expand(offer).text, known_in(MESSAGE), order=True) == written


def test_a_thing_that_begins_an_item_stays_bare() -> None:
    assert (
        articulate("home visit with bereavement team", known_in("")) == "home visit with the bereavement team"
    )


@pytest.mark.parametrize(
    ("offer", "order"),
    [
        ("legs posted on Friday, tracked", "post legs on Friday, tracked"),
        ("2nd gown sent today", "send a 2nd gown today"),
        ("3 missed lessons made up before exam", "make up 3 missed lessons before the exam"),
        ("free leak detection visit", None),
        ("new set free", None),
    ],
)
def test_what_is_done_to_a_thing_is_what_we_can_do(offer: str, order: str | None) -> None:
    assert as_order(offer, known_in("")) == order


def test_who_is_to_do_it_is_who_can() -> None:
    assert can_do("restorer to mend table", known_in("")) == "the restorer can mend the table"
    assert can_do("refund to card", known_in("")) is None
