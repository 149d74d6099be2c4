"""What was made of a jotting and is no sentence is not told: the note as it stands says more."""

import pytest

from app.engines.builtin.notes.in_full import is_broken

MESSAGE = "I want to know what is going on with my contract and my order. Nobody tells me anything."


@pytest.mark.parametrize(
    "made",
    [
        "The guide had the gone home at 3.",
        "The promoter was told us 2 hours before.",
        "The 30-day window is to leave without the fee ended on 4 October.",
        "No slot is booked - session timed out.",
        "The train canc'd is due to the signal failure.",
        "The payment was received 75 EUR.",
        "It was stored under 5 years is OK.",
        "The letter is asking for it 3 weeks ago.",
        "The order form says 1941 and was cut 1947.",
        "The crown is temporary not permanent one.",
        "The rate A billed and should be rate C.",
        "The only small cars left that day.",
    ],
)
def test_two_verbs_a_mark_or_a_stray_article_make_no_sentence(made: str) -> None:
    assert is_broken(made)


@pytest.mark.parametrize(
    "made",
    [
        "The parcel was returned to the depot on Monday.",
        "The refund was sent on 3 May and is on its way.",
        "There is no lift, and the counter is on the ground floor.",
        "The driver says that the gate was locked.",
        "They'd been told that the room was free.",
        "The part that was ordered is due on Friday.",
        "What we sent was the wrong one.",
        "The parcel was left at number 12 and has been collected.",
        "The well-known 10-day rule is kept.",
    ],
)
def test_a_sentence_is_one(made: str) -> None:
    assert not is_broken(made)


@pytest.mark.parametrize(
    ("fact", "stands"),
    [
        ("30 day window to leave w/o fee ended 4 oct", "window to leave without fee ended"),
        ("rate A billed, shld be rate C", "rate A billed, should be rate C"),
        ("order form says 1941, cut 1947", "order form says 1941, cut 1947"),
    ],
)
def test_a_note_that_makes_none_stands_in_note_form_and_a_person_reads_it(draft, fact, stands):
    made = draft(facts=[fact])
    assert stands.lower() in made.reply.text.lower()
    assert any(fact in reason for reason in made.verdict_reasons)


@pytest.mark.parametrize(
    ("fact", "never"),
    [
        ("van 2 in Lyon til fri", "van is 2"),
        ("therapist offered 6pm, declined", "therapist was offered"),
        ("gas off, key safe code changed, list not", "list is not."),
        ("spanish set shipped, order says english", "spanish was set"),
    ],
)
def test_a_number_or_a_thing_is_no_verb(draft, fact, never):
    assert never.lower() not in draft(facts=[fact]).reply.text.lower()
