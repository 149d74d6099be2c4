"""A single sentence is stopped before it is streamed when it may not be shown."""

import pytest

from app.checklist.guards import Guards, safe
from tests.checklist.cases import case_of, checklist

CASE = case_of(
    facts=["parcel left Leeds on 3 May", "Internal: margin on this item is 62%"],
    options=["refund of £49.90 to the card"],
    internal=["customer is on the watch list of the fraud desk"],
)


@pytest.mark.parametrize(
    ("sentence", "guideline"),
    [
        ("I'll add a voucher of £75.", "no-unauthorised-promise"),
        ("Your parcel number is QX-99182.", "no-invented-fact"),
        ("The margin on it is 62%, so I can't.", "no-leak"),
        ("You are on the watch list of our fraud desk.", "no-leak"),
        ("See [here](http://example.com/x) for more.", "ready-to-send"),
        ("<b>Sorry</b> for the wait.", "ready-to-send"),
    ],
)
def test_a_sentence_that_may_not_be_shown_is_stopped(sentence: str, guideline: str) -> None:
    breaches = Guards(checklist(), CASE).safe(sentence)
    assert guideline in {b.guideline for b in breaches}
    assert all(sentence[b.span.start : b.span.end] == b.span.text for b in breaches)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dear Ms Park,",
        "Order 4711 never came, and that is not how it should be.",
        "I can refund the £49.90 to your card.",
        "Your parcel left Leeds on 3 May.",
        "Would that work for you?",
        "Kind regards,\nSam",
    ],
)
def test_a_plain_sentence_passes(sentence: str) -> None:
    assert safe(sentence, CASE, checklist()) == ()
