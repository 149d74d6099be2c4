"""The matter of a message has a name, and no text, however hostile, holds the engine up."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.builtin.concern.concerned import NEVER_TOLD, TOLD, concern, detail


def test_another_language_gives_no_clauses_but_a_name_and_a_quotation():
    message = "Mi paquete no llega desde el 3 de mayo."
    found = concern(message, language="es", topic="delivery", details=(detail(message, "3 de mayo", "date"),))
    assert found.clauses == ()
    assert found.quote is not None
    assert found.quote.text == "Mi paquete no llega desde el 3 de mayo"
    assert found.thing


@pytest.mark.parametrize(
    ("message", "topic", "expected"),
    [
        ("My grey sofa is still not here.", "delivery", "your grey sofa"),
        ("I ordered the Marlow 3-seater cover in Sage.", "wrong_item", "the Marlow 3-seater cover"),
        ("My wife says nothing works.", "technical", "this"),
        ("It is cold in my kitchen and the sum is wrong.", "billing", "this"),
        ("My stupid idiot phone is dead", "other", "this"),
        ("Where is it?", "delivery", "this"),
        ("You were an hour late.", "booking", "the delay"),
        ("I was on hold at my laptop for an hour.", "service_quality", "the wait"),
        ("Our allotment shed was broken into twice.", "other", "your allotment shed"),
        ("I saw the driver while my mother made tea.", "staff_conduct", "what happened"),
        ("I want my money back for the lesson.", "cancellation", "this"),
        ("The delivery was smashed. I wore a coat at the window.", "delivery", "the delivery"),
    ],
)
def test_the_matter_has_a_name(message, topic, expected):
    assert concern(message, topic=topic).thing == expected


def test_a_number_alone_is_no_name():
    message = "See HW-448213."
    assert concern(message, details=(detail(message, "HW-448213", "reference"),)).thing == "this"


@pytest.mark.parametrize(
    ("message", "code", "expected"),
    [
        ("It is about order number HW-448213.", "HW-448213", "order HW-448213"),
        ("Invoice 2231-88 is wrong.", "Invoice 2231-88", "invoice 2231-88"),
        ("My flight is QZ200.", "flight is QZ200", "flight QZ200"),
        ("See order # 5561.", "order # 5561", "order 5561"),
    ],
)
def test_a_reference_names_the_matter_with_its_noun(message, code, expected):
    found = concern(message, details=(detail(message, code, "reference"),))
    assert found.thing == expected
    assert found.thing_source is not None
    assert message[found.thing_source.start : found.thing_source.end] == found.thing_source.text


SENTENCES = st.sampled_from(
    [*TOLD, *NEVER_TOLD, "Hi,", "Thanks, Jo", "It is RUBBISH", "and but so", "£", "...", "\n\n"]
)


@settings(max_examples=150)
@given(st.lists(SENTENCES, max_size=7), st.sampled_from(["ours", "unknown", "customer", "third_party"]))
def test_every_clause_can_follow_you_told_me_that(sentences, fault):
    message = " ".join(["A word.", *sentences])
    found = concern(message, fault)
    assert len(found.clauses) <= 3
    for clause in found.clauses:
        assert 3 <= len(clause.text.split()) <= 26
        assert clause.text[0].islower() or clause.text[0] in "£$€"
        assert clause.text[-1].isalnum()
        assert {"i", "me", "my", "mine"}.isdisjoint(clause.text.lower().split())
        assert message[clause.source.start : clause.source.end] == clause.source.text
    if found.quote:
        assert message[found.quote.start : found.quote.end] == found.quote.text


@settings(max_examples=100)
@given(st.text(min_size=1, max_size=400).filter(str.strip))
def test_any_text_is_taken_without_error(message):
    assert concern(message).thing


@pytest.mark.parametrize(
    "piece", ["(", "my ", "I was and ", ", ", "a" * 50, "I paid £4 on 3 May and ", "' ", "-"]
)
def test_long_hostile_text_takes_little_time(piece):
    message = ("x " + piece * (100_000 // len(piece)))[:100_000]
    began = time.process_time()
    concern(message)
    assert time.process_time() - began < 3
