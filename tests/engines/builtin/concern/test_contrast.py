"""Of two short sentences that contrast neither is told without the other."""

import pytest

from tests.engines.builtin.test_bare import reply


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "I pay for 500 Mbps. I get 38. It has been like that since June.",
            "you pay for 500 Mbps, and you get 38",
        ),
        (
            "Your website says open until 8. The door was locked at 6.",
            "open until 8, and the door was locked at 6",
        ),
        ("I asked for decaf. I got the real thing and was up all night.", "you asked for decaf, and you got"),
        ("The sign says £3 for two hours. The machine took £9.", "£3 for two hours, and the machine took £9"),
    ],
)
def test_both_halves_are_told(message, told):
    assert told in reply(message)


def test_no_half_is_told_twice():
    text = reply(
        "I left my ring for resizing on 2 August, two weeks you said. It's now the 30th. My wedding is on the 14th of "
        "September. Is it in the shop or isn't it?"
    )
    assert text.count("the 30th") == 1


def test_a_sentence_that_sets_nothing_is_no_half():
    assert "Monday, and the line" not in reply("I rang on Monday. The line was dead.")
