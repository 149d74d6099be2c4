"""A jotted offer with a verb of its own is a statement; it waits for a yes only where somebody is to act."""

import pytest

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.offer_clauses import stated
from app.engines.builtin.notes.telegraph.articles import Known

MESSAGE = "My wardrobe came with a broken door, and nobody answers me."


def made(note: str):
    return stated(expand(note, whole=True).text, Known(offering=True), frozenset())


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("full refund £64 goes out today", "a full refund of £64 goes out today"),
        ("swap costs £85 extra", "the swap costs £85 extra"),
        ("refund takes 3-5 days", "the refund takes 3-5 days"),
        ("board decides by 10 Dec", "the board decides by 10 December"),
        ("studio opens again Mon", "the studio opens again on Monday"),
    ],
)
def test_what_goes_ahead_by_itself_waits_for_nobody(note, text):
    assert made(note) == (text, True)


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("mason to quote Mon, we pay direct", "a mason can quote on Monday, and we pay direct"),
        ("data team to write within 5 days", "our data team can write within 5 days"),
        ("plumber to refit tap Tues, no charge", "a plumber can refit the tap on Tuesday, at no charge"),
        ("tiler to rake out + regrout Tues", "a tiler can rake out and regrout on Tuesday"),
        ("mgr to ring you Fri", "our manager can ring you on Friday"),
        ("if not found by Fri, repl or refund", "if it is not found by Friday, you can have a replacement or refund"),
    ],
)  # fmt: skip
def test_who_is_to_act_can_act(note, text):
    assert made(note) == (text, False)


@pytest.mark.parametrize(
    "note",
    [
        "new cards + PIN to branch",
        "keys to office by 5",
        "refund of £20 to card",
        "free upgrade next stay",
        "spare parts to shop Fri",
        "£40 voucher",
        "repair or swap",
        "one of ours to visit Thurs",
        "leave w/o fee",
        "two tickets for May",
    ],
)
def test_a_thing_that_is_offered_is_no_statement(note):
    assert made(note) is None


@pytest.mark.parametrize(
    ("offer", "sentence"),
    [
        ("refund done today", "The refund was made today."),
        ("refund already made today", "The refund has already been made today."),
        ("refund goes out Mon", "The refund goes out on Monday."),
        ("already refunded £40 Tues", "We have already refunded £40 on Tuesday."),
    ],
)
def test_what_is_done_or_decided_is_told_and_nothing_is_asked(draft, offer, sentence):
    text = draft(options=[offer], fault="ours").reply.text
    assert sentence in text
    assert "a yes" not in text
    assert "If you'd like" not in text
    assert "suits you" not in text


@pytest.mark.parametrize(
    ("offer", "phrase"),
    [
        ("4G router sent by courier today", "a 4G router"),
        ("temp doors Fri", "temporary doors"),
        ("new keys + fob", "new keys"),
        ("new door Fri, free", "a new door on Friday, free of charge"),
        ("pd into acct by Wed", "have it paid into"),
        ("send own quote, we pay up to £300", "ou can send your own quote, and we pay up to £300"),
        ("keep wrong one", "ou can keep the wrong one"),
    ],
)
def test_a_bare_thing_gets_its_article_where_it_is_one(draft, offer, phrase):
    text = draft(options=[offer], fault="ours").reply.text
    assert phrase in text
    assert "a temporary" not in text
    assert "a new keys" not in text
