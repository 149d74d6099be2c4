"""Things asked that continue our words alike stand in one sentence; what differs, or is a row itself, stands alone."""

import pytest

from app.engines.builtin.concern.asked import Asked
from app.engines.builtin.concern.asked_together import as_one, together
from app.model.value import Span


def asked(*texts, kind="wish", quoted=False):
    return [
        Asked(n, kind, text, leans=False, source=Span(text=text, start=0, end=len(text)), quoted=quoted)
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            ("us to check the meter", "us to move your date"),
            ["us to check the meter and move your date"],
        ),
        (
            ("us to check the meter", "us to move your date", "us to write to your mother"),
            ["us to check the meter, move your date and write to your mother"],
        ),
        (("an apology", "a new key"), ["an apology and a new key"]),
        (("an apology", "us to send a key"), ["an apology", "us to send a key"]),
        (("us to send a key", "us not to ring"), ["us to send a key", "us not to ring"]),
        (("tea and cake", "a new key"), ["tea and cake", "a new key"]),
        (
            ("us to " + "really " * 12 + "ring", "us to write"),
            ["us to " + "really " * 12 + "ring", "us to write"],
        ),
        ((), []),
    ],
)
def test_neighbours_of_one_form_are_told_together(texts, told):
    assert [as_one(group) for group in together(asked(*texts))] == told


def test_questions_are_told_together_and_what_is_quoted_is_not():
    questions = asked("why it stopped", "who signed for it", kind="question")
    assert [as_one(group) for group in together(questions)] == ["why it stopped and who signed for it"]
    assert len(together(asked("Why?", "Who?", kind="question", quoted=True))) == 2


def test_no_more_than_three_share_a_sentence_and_none_is_lost():
    many = asked(*(f"a key {n}" for n in range(7)))
    groups = together(many)
    assert [one for group in groups for one in group] == many
    assert max(map(len, groups)) == 3
