"""What a reply with notes begins with: the matter, and in the same breath what is felt, owned or answered of it."""

import re

import pytest

from tests.engines.builtin.circumstances import draft, opening, says

LATE = "The gate has been stuck since Monday. I can't get my car out of the gate and nobody comes. Useless!"
STUCK = ["The gate was wired wrongly by our fitter on Monday.", "A fitter comes to the gate on Friday."]


def sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?])\s+", text) if s]


def test_our_mistake_is_owned_with_the_name_of_what_it_is_about():
    text = opening(LATE, facts=STUCK, fault="ours")
    owned = [s for s in sentences(text) if re.search(r"sorry|apologi", s)]
    assert len(owned) == 1
    assert "the gate" in text
    assert len(sentences(text)) <= 3


HEARD = r"I(?:'m| was) sorry to (?:hear|read)\b"


def test_who_tells_of_trouble_that_is_not_of_our_making_reads_that_we_are_sorry_to_hear_it():
    for day in range(12):
        message = (
            f"The gate was hit by somebody's van. It is day {day}. I can't get my car out and nobody comes."
        )
        text = opening(
            message, facts=["The gate and the car park are run by the council."], fault="third_party"
        )
        assert re.search(HEARD, text)


def test_where_we_own_it_nobody_is_sorry_to_hear_of_it():
    replies = [draft(f"{LATE} It is day {day}.", facts=STUCK, fault="ours").reply.text for day in range(20)]
    assert not any(re.search(HEARD, text) for text in replies)


def test_nobody_is_apologised_to_twice():
    reply = draft(LATE, facts=STUCK, fault="ours").reply.text
    assert len(re.findall(r"\bsorry\b|\bapologi", reply)) == 1


@pytest.mark.parametrize("fault", ["unknown", "customer", "third_party"])
def test_where_the_fault_is_not_ours_the_first_words_admit_nothing(fault):
    text = opening(LATE, facts=["The gate is run by the council."], fault=fault)
    owns = (
        r"sorry(?! (?:to (?:hear|read)|that you've had)\b)|apologi|\bour (?:mistake|error|fault)|down to us"
    )
    assert not re.search(owns, text)


def test_a_question_is_named_whether_short_or_long():
    short = opening("Do you have a ramp at the side door?", facts=["Wheelchairs come in by the north gate."])
    assert "the ramp" in short
    long = opening(
        "Hi, could you tell me what the guards for rugby would cost for a boy of eleven with a brace on the top, "
        "and how long do the guards take to make?",
        facts=["Guards cost £65 for a child.", "A guard is ready ten working days after the visit."],
    )
    assert "whether" not in long
    assert len(sentences(long)) <= 2


def test_a_question_that_a_fact_answers_gets_no_second_line_of_feeling():
    text = opening(
        "Is the plot by the gate free? I'd like the plot for my mother.",
        facts=["The plot is free from May."],
        options=["We can hold the plot for a week."],
    )
    assert not says(text, "acknowledge", "effect")
    assert not says(text, "empathize", "feel_and_grant")


def test_who_asks_calmly_is_not_told_how_hard_it_is_to_bear():
    text = opening(
        "I dropped off the carriage clock, it belonged to my mum. I'm not chasing! Will the clock be done by the 29th? "
        "No worries at all if not.",
        facts=["The clock is running on the bench until the 27th."],
        options=["We can deliver the clock on the 28th."],
    )
    assert not any(says(text, "empathize", slot) for slot in ("heavy", "serious", "frail"))


def test_half_a_statement_opens_no_reply():
    text = opening(
        "The bees arrived. Most of the bees arrived dead. What happens now?",
        facts=["The courier held the box for two days."],
        options=["We can send a new colony on the 23rd."],
        fault="third_party",
    )
    assert "the bees arrived." not in text
    assert "what happens now" not in text
