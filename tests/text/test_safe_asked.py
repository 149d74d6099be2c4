"""A question whether a thing is safe is known as one, and a note that speaks of that."""

import pytest

from app.text.safe_asked import about_health, asks_if_safe, tells_if_safe


@pytest.mark.parametrize(
    "ask",
    [
        "Is it safe to leave it on?",
        "Please tell me whether the paint is harmful",
        "Can I keep driving it until Friday?",
        "Should she take the next dose tonight?",
        "Are the toys dangerous for a baby?",
    ],
)
def test_who_asks_if_it_is_safe_is_heard(ask):
    assert asks_if_safe(ask)


@pytest.mark.parametrize(
    "ask",
    [
        "Is it safe to assume that nobody is coming?",
        "Is my money safe?",
        "I want a safe place for my bike",
        "Can I keep the broken one?",
        "When will it be mended?",
    ],
)
def test_what_is_only_called_safe_is_no_such_question(ask):
    assert not asks_if_safe(ask)


def test_where_a_danger_is_told_of_going_on_with_it_asks_for_safety():
    assert asks_if_safe("Should we keep using the oven?", endangered=True)
    assert not asks_if_safe("Should we keep using the oven?")


def test_a_medicine_is_for_a_doctor():
    assert about_health("Should she take the next dose tonight?")
    assert not about_health("Is it safe to leave it on?")


def test_a_note_about_another_thing_says_nothing_of_safety():
    assert tells_if_safe("stop using it, switch off at the wall")
    assert not tells_if_safe("engineer on Tuesday")
