"""A child that is only named makes no danger of a message; one that lacks warmth or comes to harm does."""

import pytest

from app.text.mentioned import only_mentions_a_child, tells_of_a_body, tells_of_a_place, tells_of_harm
from app.text.sentences import split

LEAST = 0.5


def sentences(message):
    return [span.text for span in split(message)]


@pytest.mark.parametrize(
    "message",
    [
        "Your man rang the bell four times before seven and woke the baby, who had only gone down at five.",
        "We have a newborn and the nursing chair is the wrong colour.",
    ],
)
def test_a_child_that_is_only_named_is_no_danger(message):
    assert only_mentions_a_child(sentences(message), LEAST)


@pytest.mark.parametrize(
    "message",
    [
        "The heating is out in this frost and we have a newborn.",
        "My baby is floppy and won't feed since the gripe water.",
        "There was a needle in the sleeve of the coat. My kid wore it to school today.",
    ],
)
def test_a_want_or_a_harm_is_one_whoever_is_named(message):
    assert tells_of_harm(sentences(message))
    assert not only_mentions_a_child(sentences(message), LEAST)


@pytest.mark.parametrize(
    ("message", "body", "place"),
    [
        ("My son broke his wrist on your trampoline.", True, True),
        ("The waiter had never heard of the allergy menu.", False, False),
        ("Bare wires hang from the ceiling in the hall.", False, True),
        ("There is damp in the back bedroom and the light has been on red since Thursday.", False, False),
        ("She was ill for two days after the soup.", True, False),
    ],
)
def test_a_body_that_came_to_harm_and_a_place_that_does_harm_are_told_apart(message, body, place):
    assert tells_of_a_body(sentences(message)) is body
    assert tells_of_a_place(sentences(message)) is place
