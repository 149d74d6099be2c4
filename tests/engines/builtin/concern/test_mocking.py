"""A task that nobody would set is no question; what companies let people do, and what the message speaks of, is one."""

import pytest

from app.engines.builtin.concern.mocking import mocks

MESSAGE = "You charged me £250 for a scratch. It is in the photo I took. Refund it. We painted the fence ourselves. "


@pytest.mark.parametrize(
    "question",
    [
        "Do I need to draw a circle round it?",
        "Are we meant to have a son now?",
        "Do you want me to act it out?",
        "Shall we dance like this all year?",
        "And do I have to fight you for my money?",
        "Is it love?",
        "Is this some sort of riddle?",
    ],
)
def test_an_absurd_task_mocks(question):
    assert mocks(question, MESSAGE + question)


@pytest.mark.parametrize(
    "question",
    [
        "Do I need to send the photo again?",
        "Am I supposed to pay it first?",
        "Should I bring the receipt?",
        "Do you want me to return the part?",
        "Should we paint it again?",
        "Does it need to go back to you?",
        "When will you draw the plan?",
        "Is it safe?",
        "Is it washable?",
        "Should I lower the dose?",
        "Is that a mistake?",
        "Was it the scratch?",
    ],
)
def test_what_may_be_asked_of_somebody_does_not(question):
    assert not mocks(question, MESSAGE + question)
