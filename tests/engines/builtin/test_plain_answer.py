"""A fact is a plain yes or no only where it has every word of the question and nothing takes it back."""

import pytest

from app.engines.builtin.plain_answer import plain_answer


@pytest.mark.parametrize(
    ("ask", "fact", "answer"),
    [
        ("is it blocked??", "The card is not blocked, and there was no refusal on our side.", "no"),
        ("is someone switching me off?", "Nobody is switching you off.", "no"),
        ("Was there a room or wasn't there?", "There was a room.", "yes"),
        ("Did you send my letter?", "The letter was sent to your old address on 3 May.", "yes"),
        ("Is it fixed?", "It was fixed on the 16th at 18.10.", "yes"),
        ("Can it be filled in?", "It can be filled in with resin.", "yes"),
    ],
)
def test_a_plain_answer_is_known(ask, fact, answer):
    assert plain_answer(ask, fact) == answer


@pytest.mark.parametrize(
    ("ask", "fact"),
    [
        ("Can it be filled in?", "A filled letter always shows in time."),
        ("Did I sign anything?", "The form was signed by the driver."),
        ("Is it the router?", "The router was replaced."),
        ("Can you send it again?", "It was sent again on Monday."),
        ("Isn't it fixed?", "It was fixed on Monday."),
        ("Is it blocked?", "It may be blocked."),
        ("Is it blocked?", "It is blocked until Friday."),
        ("Is it open on Monday?", "The shop is open."),
        ("Why is it blocked?", "The card is blocked."),
        ("Is it covered?", "It is covered, though not the glass."),
    ],
)
def test_what_may_be_no_answer_is_none(ask, fact):
    assert plain_answer(ask, fact) is None
