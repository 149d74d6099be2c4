"""Offers and limits that were told in broken English, each as it is told now."""

import re

import pytest

from app.engines.builtin.notes.telegraph.articles import Known
from app.engines.builtin.notes.telegraph.articulate import articulate
from tests.engines.builtin.circumstances import draft

MESSAGE = (
    "Where are my trees and the compost? The invoice is wrong, and I want it waived and my ticket refunded."
)


def reply(**notes):
    text = draft(MESSAGE, facts=["The file was checked on Monday."], fault="unknown", **notes).reply.text
    return text.replace("’", "'")


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("Pay 611.40 by transfer, needs an IBAN", "pay 611.40 by transfer, for which we need an IBAN"),
        ("Trees straight from the yard tomorrow before 10", " trees straight from the yard"),
        ("Counting sheets June to November by e-mail today", " counting sheets June to November"),
        ("Compost back to her on the same lorry by noon", " compost back to you on the same lorry"),
        ("Free Saturday delivery", "a free Saturday delivery"),
        ("Pay nothing until the review is done", "You don't have to pay anything until the review is done."),
        ("Book by phone with the clubhouse, Mon-Fri 9-12", "You can book by phone with the clubhouse"),
        ("Charge on hold until the count", "put the charge on hold until the count"),
    ],
)
def test_an_offer_is_told_in_sound_english(option, told):
    text = reply(options=[option])
    assert told in text
    assert not re.search(r"\ba (?:trees|counting sheets|compost)\b|which, and we|on Saturday delivery", text)


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (
            "Waiving the charge altogether isn't possible, the lost ones had to be bought.",
            "altogether is not possible.",
        ),
        (
            "Refund of the ticket: refused by the operator.",
            "refund of the ticket was refused by the operator.",
        ),
        (
            "Refund of the ticket was refused by the operator.",
            "refund of the ticket was refused by the operator.",
        ),
    ],
)
def test_a_limit_that_is_a_statement_is_told_as_one(limit, told):
    text = reply(cannot=[limit])
    assert told in text
    assert not re.search(
        r"(?:can't|able to|offer|possible for us to) [^.]*\b(?:isn't|is not|was refused)", text
    )


def test_what_there_is_so_much_of_has_no_article():
    known = Known(named=frozenset({"printing"}))
    told = articulate("print 20 pages of printing free", known, frozenset(), order=True)
    assert told == "print 20 pages of printing free"


def test_a_refusal_of_ours_is_still_one():
    assert re.search(
        r"(?:can't|able to|possible for us to) (?:offer )?[^.]*refund",
        reply(cannot=["Refund of the ticket: no"]),
    )
